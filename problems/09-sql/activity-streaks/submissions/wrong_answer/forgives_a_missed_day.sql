WITH active AS (
  SELECT DISTINCT user_id, date(happened_at) AS day
  FROM activity
  WHERE user_id IS NOT NULL AND happened_at IS NOT NULL
),
marked AS (
  SELECT user_id, day,
         CASE WHEN LAG(day) OVER (PARTITION BY user_id ORDER BY day) >= date(day, '-2 day')
              THEN 0 ELSE 1 END AS begins
  FROM active
),
numbered AS (
  SELECT user_id, day, SUM(begins) OVER (PARTITION BY user_id ORDER BY day) AS streak
  FROM marked
)
SELECT user_id, MIN(day) AS first_day, MAX(day) AS last_day, COUNT(*) AS days
FROM numbered
GROUP BY user_id, streak;
