-- A role for Fluxa's recovery service, without a login of its own.
create role fluxa_recovery nologin
