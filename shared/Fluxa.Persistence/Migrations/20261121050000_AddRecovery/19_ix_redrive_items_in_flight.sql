-- For those whose outcome is awaited.
create index ix_redrive_items_in_flight on redrive_items (claimed_at) where outcome in ('claimed', 'sent')
