-- A notification says what its event says: its row holds the event's key instead of a copy (600 bytes of write-ahead log an event).
-- Writers to the outbox wait while the constraint looks at its rows: milliseconds for those of a healthy system, about 0.2 s per million.
alter table outbox
  alter column body drop not null,
  add column tenant_id text,
  add column event_id uuid,
  add constraint ck_outbox_body check (body is not null or (tenant_id is not null and event_id is not null))
