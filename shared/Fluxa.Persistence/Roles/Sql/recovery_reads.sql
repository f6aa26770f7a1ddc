-- To see which failures were repaired and which payloads nothing names any more, and to know callers.
grant select on events, outbox, api_keys to fluxa_recovery
