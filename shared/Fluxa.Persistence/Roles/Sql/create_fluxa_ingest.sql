-- A role for Fluxa's ingest service, without a login of its own.
create role fluxa_ingest nologin
