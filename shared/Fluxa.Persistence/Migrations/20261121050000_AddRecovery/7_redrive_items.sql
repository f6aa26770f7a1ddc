-- The frozen set of a redrive, a row a failure. An item is claimed before it is sent: what a crash leaves claimed is never sent again.
create table redrive_items (
  redrive_id      uuid not null,
  tenant_id       text not null,
  failure_id      uuid not null,
  position        integer not null,
  failure_version integer not null,
  outcome         text not null,
  stage           text,
  attempt         integer,
  claimed_at      timestamptz,
  sent_at         timestamptz,
  settled_at      timestamptz,
  detail          text,
  constraint pk_redrive_items primary key (redrive_id, tenant_id, failure_id),
  constraint ck_redrive_items_outcome check (outcome in ('pending', 'claimed', 'sent', 'processed', 'failed_again', 'unknown', 'skipped')),
  constraint ck_redrive_items_claimed_at check ((claimed_at is not null) or outcome in ('pending', 'skipped'))
)
