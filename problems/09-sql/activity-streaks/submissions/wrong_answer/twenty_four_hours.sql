WITH marked AS (
  SELECT user_id, happened_at,
         CASE WHEN julianday(happened_at)
                   - julianday(LAG(happened_at) OVER (PARTITION BY user_id ORDER BY happened_at)) <= 1.0
              THEN 0 ELSE 1 END AS begins
  FROM activity
  WHERE user_id IS NOT NULL AND happened_at IS NOT NULL
),
numbered AS (
  SELECT user_id, date(happened_at) AS day,
         SUM(begins) OVER (PARTITION BY user_id ORDER BY happened_at) AS streak
  FROM marked
)
SELECT user_id, MIN(day) AS first_day, MAX(day) AS last_day, COUNT(DISTINCT day) AS days
FROM numbered
GROUP BY user_id, streak;
