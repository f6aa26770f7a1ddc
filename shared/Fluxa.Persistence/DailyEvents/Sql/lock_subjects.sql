-- One process at a time counts for a subject's day: until the commit, in one order for all, so that two that count for the same subjects can't wait for each other.
-- Two subjects with one hash only wait for each other needlessly.
select pg_advisory_xact_lock(subject_key)
from (
  select distinct hashtextextended(concat_ws('/', tenant_id, rule, subject, day), 0) as subject_key
  from unnest($1::text[], $2::text[], $3::text[], $4::date[]) as asked (tenant_id, rule, subject, day)
  order by 1) as subjects
