-- Causes: what failures have in common when ids, numbers and quoted values are taken out. Filters by type, queue, reason and
-- exception type ask here first: a few rows instead of a million.
create table failure_groups (
  tenant_id        text not null,
  group_id         text not null,
  title            text not null,
  message_type     text,
  queue            text not null,
  reason           text not null,
  exception_type   text,
  first_seen_at    timestamptz not null,
  last_seen_at     timestamptz not null,
  last_redriven_at timestamptz,
  constraint pk_failure_groups primary key (tenant_id, group_id)
)
