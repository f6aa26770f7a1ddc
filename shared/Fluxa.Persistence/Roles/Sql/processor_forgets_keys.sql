-- The Processor forgets old Idempotency-Keys. It may update one column because a row that is locked to be removed needs that right; it never writes it.
grant select, delete, update (created_at) on request_keys to fluxa_processor
