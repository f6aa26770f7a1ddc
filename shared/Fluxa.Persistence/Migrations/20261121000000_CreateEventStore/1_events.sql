-- What happened. The key starts with the tenant, so that no tenant can collide with another's ids; it is the last
-- guard against a second row, also after the inbox was cleaned.
create table events (
  tenant_id      text          not null,
  event_id       uuid          not null,
  correlation_id text          not null,
  event_type     text          not null,
  user_id        text          not null,
  amount         numeric(19,4) not null,
  currency       text          not null,
  merchant       text          not null,
  occurred_at    timestamptz   not null,
  metadata       jsonb,
  payload_mode   text          not null,
  payload        text,
  payload_key    text,
  payload_sha256 bytea         not null,
  payload_bytes  bigint        not null,
  accepted_at    timestamptz   not null,
  created_at     timestamptz   not null,
  constraint pk_events primary key (tenant_id, event_id),
  constraint ck_events_payload_sha256 check (length(payload_sha256) = 32),
  constraint ck_events_payload_bytes check (payload_bytes >= 0),
  constraint ck_events_payload_mode check (
    (payload_mode = 'INLINE' and payload is not null and payload_key is null)
    or (payload_mode = 'S3' and payload is null and payload_key is not null))
)
