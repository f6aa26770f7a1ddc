-- Writes down what a plan holds.
update redrives
set failures = $2, groups = $3, warnings = $4, estimated_seconds = $5
where redrive_id = $1
