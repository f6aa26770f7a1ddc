-- Which request came under an Idempotency-Key: refuses other bytes under a used key, and answers a repeated request without sending again.
create table request_keys (
  tenant_id       text        not null,
  idempotency_key text        not null,
  event_id        uuid        not null,
  request_sha256  bytea       not null,
  status          text        not null,
  created_at      timestamptz not null,
  constraint pk_request_keys primary key (tenant_id, idempotency_key),
  constraint ck_request_keys_idempotency_key check (length(idempotency_key) between 1 and 255),
  constraint ck_request_keys_request_sha256 check (length(request_sha256) = 32),
  constraint ck_request_keys_status check (status in ('pending', 'enqueued'))
)
