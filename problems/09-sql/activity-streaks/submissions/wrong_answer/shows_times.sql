WITH labelled AS (
  SELECT user_id, happened_at,
         julianday(date(happened_at))
           - DENSE_RANK() OVER (PARTITION BY user_id ORDER BY date(happened_at)) AS island
  FROM activity
  WHERE user_id IS NOT NULL AND happened_at IS NOT NULL
)
SELECT user_id, MIN(happened_at) AS first_day, MAX(happened_at) AS last_day,
       COUNT(DISTINCT date(happened_at)) AS days
FROM labelled
GROUP BY user_id, island
