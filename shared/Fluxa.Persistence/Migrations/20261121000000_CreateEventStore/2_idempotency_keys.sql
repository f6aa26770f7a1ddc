-- What was seen: the inbox. A row of its own, because a failed event is seen but has no row in events.
create table idempotency_keys (
  tenant_id      text        not null,
  event_id       uuid        not null,
  payload_sha256 bytea,
  status         text        not null,
  attempts       integer     not null,
  last_error     text,
  first_seen_at  timestamptz not null,
  updated_at     timestamptz not null,
  constraint pk_idempotency_keys primary key (tenant_id, event_id),
  constraint ck_idempotency_keys_status check (status in ('processed', 'failed')),
  constraint ck_idempotency_keys_attempts check (attempts >= 1),
  constraint ck_idempotency_keys_payload_sha256 check (
    length(payload_sha256) = 32 or (payload_sha256 is null and status = 'failed'))
)
