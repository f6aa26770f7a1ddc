-- Stores a batch that failed for a row's data: each event by itself, in one round trip. $22: whether their keys failed before. Answers those that
-- were stored, and those that were refused with the reason; those in neither had their key there already.
select "position", outbox_id, refused_state, refused_text
from store_events_one_by_one($22, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
