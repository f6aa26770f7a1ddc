-- For the next to send, and for totals.
create index ix_redrive_items_outcome_position on redrive_items (redrive_id, outcome, position)
