SELECT user_id, DISTINCT date(happened_at)
FROM activity
