-- The statement that makes a role's login: names and passwords can't be parameters of it.
select format('create role %I login password %L in role %I', @login::text, @password::text, @role::text)
