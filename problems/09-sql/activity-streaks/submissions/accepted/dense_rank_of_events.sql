SELECT user_id, MIN(day) AS first_day, MAX(day) AS last_day, COUNT(DISTINCT day) AS days
FROM (
  SELECT user_id, date(happened_at) AS day,
         julianday(date(happened_at))
           - DENSE_RANK() OVER (PARTITION BY user_id ORDER BY date(happened_at)) AS island
  FROM activity
  WHERE user_id IS NOT NULL AND happened_at IS NOT NULL
)
GROUP BY user_id, island
