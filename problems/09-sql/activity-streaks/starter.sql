-- activity (user_id, happened_at)
SELECT user_id, date(happened_at) AS first_day
FROM activity
