-- A role for Fluxa's query service, without a login of its own.
create role fluxa_query nologin
