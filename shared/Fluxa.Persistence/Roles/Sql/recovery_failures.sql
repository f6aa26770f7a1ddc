-- Recovery keeps failures and redrives, changes their states, and removes them by age.
grant select, insert, update, delete on failures, failure_messages, failure_attempts, redrives, redrive_items to fluxa_recovery
