-- 244 random bits of PostgreSQL's strong generator, spread over 32 bytes.
insert into cursor_keys (id, secret)
values (1, sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'utf8')))
