WITH active AS (
  SELECT DISTINCT user_id, date(happened_at) AS day
  FROM events
  WHERE user_id IS NOT NULL
),
spans AS (
  SELECT day,
         MIN(date(day, '+7 day'),
             COALESCE(LEAD(day) OVER (PARTITION BY user_id ORDER BY day), '9999-12-31')) AS until
  FROM active
),
changes AS (
  SELECT day, 1 AS change FROM spans
  UNION ALL SELECT until, -1 FROM spans
  UNION ALL SELECT day, 0 FROM calendar
),
running AS (
  SELECT day, SUM(SUM(change)) OVER (ORDER BY day) AS active_7
  FROM changes
  GROUP BY day
)
SELECT c.day, (SELECT COUNT(*) FROM active AS a WHERE a.day = c.day) AS active_1, r.active_7
FROM calendar AS c
JOIN running AS r ON r.day = c.day
ORDER BY c.day;
