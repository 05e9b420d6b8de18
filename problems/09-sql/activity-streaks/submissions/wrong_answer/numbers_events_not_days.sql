WITH labelled AS (
  SELECT user_id, date(happened_at) AS day,
         julianday(date(happened_at)) - ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY happened_at) AS island
  FROM activity
  WHERE user_id IS NOT NULL AND happened_at IS NOT NULL
)
SELECT user_id, MIN(day) AS first_day, MAX(day) AS last_day, COUNT(DISTINCT day) AS days
FROM labelled
GROUP BY user_id, island;
