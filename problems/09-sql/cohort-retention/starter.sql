-- users (user_id, signed_up_on)
-- events (user_id, happened_at)
-- report (last_day)
SELECT signed_up_on, COUNT(*) AS users
FROM users
GROUP BY signed_up_on
