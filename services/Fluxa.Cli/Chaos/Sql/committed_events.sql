-- Which of these events have their row by now.
select event_id from events where event_id = any ($1)
