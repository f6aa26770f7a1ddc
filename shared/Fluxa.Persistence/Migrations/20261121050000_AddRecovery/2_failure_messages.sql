-- The message of a failure as it was taken from its queue. body is never changed; an edit is kept beside it.
create table failure_messages (
  tenant_id           text not null,
  failure_id          uuid not null,
  source_queue        text not null,
  original_message_id text,
  consumer            text,
  stack               text,
  headers             text not null,
  body                bytea not null,
  edited_body         bytea,
  constraint pk_failure_messages primary key (tenant_id, failure_id)
)
