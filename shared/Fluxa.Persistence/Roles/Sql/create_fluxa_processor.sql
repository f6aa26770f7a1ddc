-- A role for Fluxa's processor service, without a login of its own.
create role fluxa_processor nologin
