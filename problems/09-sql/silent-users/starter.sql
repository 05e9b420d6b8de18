-- users (user_id, deleted_at)
-- events (user_id, name, happened_at)
-- report (since)
SELECT user_id
FROM users
