-- The statement that gives a login its password, when the login is there already.
select format('alter role %I login password %L', @login::text, @password::text)
