-- The version before finds a bad row by halving.
drop function store_events_one_by_one
