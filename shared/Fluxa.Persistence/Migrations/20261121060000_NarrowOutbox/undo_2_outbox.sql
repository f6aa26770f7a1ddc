-- The outbox with its own key again.
alter table outbox
  drop constraint pk_outbox,
  add constraint pk_outbox primary key (id),
  alter column message_id set not null,
  alter column message_type set not null,
  drop constraint ck_outbox_body,
  add constraint ck_outbox_body check (body is not null or (tenant_id is not null and event_id is not null))
