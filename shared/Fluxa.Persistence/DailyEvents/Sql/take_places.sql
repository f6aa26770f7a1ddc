-- Gives each event that has none yet the next place of its subject's day, in the order asked, while there are any, and answers which got none.
-- A statement of its own after the locks: its snapshot holds what those before it have committed. The last place is the count, found at the end of the key.
with asked as (
  select *
  from unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::uuid[], $6::integer[])
    with ordinality as given (tenant_id, rule, subject, day, event_id, most, ordinal)
),
fresh as (
  select a.tenant_id, a.rule, a.subject, a.day, a.event_id, min(a.most) as most,
    (row_number() over (partition by a.tenant_id, a.rule, a.subject, a.day order by min(a.ordinal)))::integer as turn
  from asked a
  where not exists (
    select 1
    from daily_events k
    where k.tenant_id = a.tenant_id and k.rule = a.rule and k.subject = a.subject and k.day = a.day and k.event_id = a.event_id)
  group by a.tenant_id, a.rule, a.subject, a.day, a.event_id
),
placed as (
  insert into daily_events (tenant_id, rule, subject, day, place, event_id, counted_at)
  select f.tenant_id, f.rule, f.subject, f.day, taken.places + f.turn, f.event_id, $7
  from fresh f
  cross join lateral (
    select coalesce(max(d.place), 0) as places
    from daily_events d
    where d.tenant_id = f.tenant_id and d.rule = f.rule and d.subject = f.subject and d.day = f.day) as taken
  where taken.places + f.turn <= f.most
  returning tenant_id, rule, subject, day, event_id
)
select a.ordinal
from asked a
join fresh using (tenant_id, rule, subject, day, event_id)
left join placed p using (tenant_id, rule, subject, day, event_id)
where p.tenant_id is null
