-- Trigrams find a part of a message among a million. A trusted extension of PostgreSQL itself: the database's owner may create it.
create extension if not exists pg_trgm
