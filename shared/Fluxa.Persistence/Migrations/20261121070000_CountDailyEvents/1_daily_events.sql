-- Events counted against a daily limit: each takes a place of its subject's day, from 1 on, and keeps it. Empty while no limit is configured.
create table daily_events (
  tenant_id  text        not null,
  rule       text        not null,
  subject    text        not null,
  day        date        not null,
  place      integer     not null,
  event_id   uuid        not null,
  counted_at timestamptz not null,
  constraint pk_daily_events primary key (tenant_id, rule, subject, day, place),
  constraint ck_daily_events_place check (place >= 1)
)
