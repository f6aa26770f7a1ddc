-- Stores a batch that failed for a row's data, each event in a subtransaction of its own: those that can be stored are, and each other one says
-- why it can't be. One round trip whatever the number of bad rows. "failed_before" takes over keys that failed instead of inserting new ones.
-- The input is sorted by key as in insert_events.sql, so locks are taken in the same order. Runs with the caller's rights.
create function store_events_one_by_one(
  failed_before boolean,
  tenant_ids text[], event_ids uuid[], correlation_ids text[], event_types text[], user_ids text[], amounts numeric[], currencies text[],
  merchants text[], occurred_ats timestamptz[], metadatas text[], payload_modes text[], payloads text[], payload_keys text[],
  payload_sha256s bytea[], payload_byteses bigint[], accepted_ats timestamptz[], headerses text[],
  stored_at timestamptz, notify text, first_attempts integer, leased_until timestamptz)
returns table ("position" integer, outbox_id bigint, refused_state text, refused_text text)
language plpgsql
as $function$
declare
  i integer;
begin
  for i in 1 .. cardinality(event_ids) loop
    "position" := i;
    outbox_id := null;
    refused_state := null;
    refused_text := null;
    begin
      if failed_before then
        update idempotency_keys
        set status = 'processed', attempts = attempts + 1, last_error = null, updated_at = stored_at, payload_sha256 = payload_sha256s[i]
        where tenant_id = tenant_ids[i] and event_id = event_ids[i] and status = 'failed';
      else
        insert into idempotency_keys (tenant_id, event_id, payload_sha256, status, attempts, first_seen_at)
        values (tenant_ids[i], event_ids[i], payload_sha256s[i], 'processed', 1, stored_at)
        on conflict do nothing;
      end if;
      if found then
        insert into events (
          tenant_id, event_id, correlation_id, event_type, user_id, amount, currency, merchant, occurred_at,
          metadata, payload_mode, payload, payload_key, payload_sha256, payload_bytes, accepted_at, created_at)
        values (
          tenant_ids[i], event_ids[i], correlation_ids[i], event_types[i], user_ids[i], amounts[i], currencies[i], merchants[i], occurred_ats[i],
          metadatas[i]::jsonb, payload_modes[i], payloads[i], payload_keys[i], payload_sha256s[i], payload_byteses[i], accepted_ats[i], stored_at)
        on conflict do nothing;
        if found then
          insert into outbox (destination, tenant_id, event_id, headers, created_at, attempts, next_attempt_at)
          values (notify, tenant_ids[i], event_ids[i], headerses[i]::jsonb, stored_at, first_attempts, leased_until)
          returning id into outbox_id;
          return next;
        end if;
      end if;
    exception
      when data_exception or integrity_constraint_violation or program_limit_exceeded then
        outbox_id := null;
        refused_state := sqlstate;
        refused_text := sqlerrm;
        return next;
    end;
  end loop;
end
$function$
