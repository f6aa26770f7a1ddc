-- One index instead of two: the sweeper's way in is the key, and whoever settles a row names its lease. A notification's id and type
-- follow from its event. 66 + 24 bytes of write-ahead log an event. Writers to the outbox wait while the key is built: milliseconds for the
-- rows of a healthy system, about 1 s per million. Processors of the version before can't read the new rows: run them no longer.
alter table outbox
  drop constraint pk_outbox,
  add constraint pk_outbox primary key (destination, next_attempt_at, id),
  alter column message_id drop not null,
  alter column message_type drop not null,
  drop constraint ck_outbox_body,
  add constraint ck_outbox_body check (
    (body is not null and message_id is not null and message_type is not null) or (tenant_id is not null and event_id is not null))
