-- To know callers. Hashes of 160 random bits tell nobody a key.
grant select on api_keys to fluxa_ingest
