SELECT user_id, MIN(date(happened_at)) AS first_day, MAX(date(happened_at)) AS last_day,
       COUNT(DISTINCT date(happened_at)) AS days
FROM activity
WHERE user_id IS NOT NULL AND happened_at IS NOT NULL
GROUP BY user_id
