WITH active AS (
  SELECT DISTINCT user_id, date(happened_at) AS day
  FROM activity
  WHERE user_id IS NOT NULL AND happened_at IS NOT NULL
),
labelled AS (
  SELECT user_id, day,
         CAST(strftime('%d', day) AS INTEGER)
           - ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY day) AS island
  FROM active
)
SELECT user_id, MIN(day) AS first_day, MAX(day) AS last_day, COUNT(*) AS days
FROM labelled
GROUP BY user_id, island;
