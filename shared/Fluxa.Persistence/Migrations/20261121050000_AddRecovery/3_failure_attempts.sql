-- Each time that a message failed. attempt_key is the delivery that failed: a message moved or collected twice makes one row.
create table failure_attempts (
  tenant_id         text not null,
  failure_id        uuid not null,
  attempt_key       text not null,
  failed_at         timestamptz not null,
  collected_at      timestamptz not null,
  kind              text not null,
  reason            text not null,
  exception_type    text,
  exception_message text,
  deliveries        integer not null,
  redrive_id        uuid,
  constraint pk_failure_attempts primary key (tenant_id, failure_id, attempt_key),
  constraint ck_failure_attempts_kind check (kind in ('transient', 'permanent', 'poison', 'unknown')),
  constraint ck_failure_attempts_deliveries check (deliveries >= 1)
)
