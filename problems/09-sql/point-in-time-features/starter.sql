-- examples (example_id, user_id, asked_at)
-- features (id, user_id, observed_at, stored_at, value)
SELECT example_id
FROM examples
