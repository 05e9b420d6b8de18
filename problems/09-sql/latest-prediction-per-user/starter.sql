-- users (user_id)
-- predictions (id, user_id, made_at, label, score)
SELECT users.user_id
FROM users
