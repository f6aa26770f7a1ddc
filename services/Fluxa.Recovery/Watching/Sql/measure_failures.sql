-- What the gauges show: how many failures are open, and since when the one lies there that was left longest; both are read from the index of the list.
select
  (select count(*) from failures where state = 'open'),
  (select last_failed_at from failures where state = 'open' order by last_failed_at, failure_id limit 1)
