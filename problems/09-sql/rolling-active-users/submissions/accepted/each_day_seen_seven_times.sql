WITH RECURSIVE offsets (n) AS (
  SELECT 0 UNION ALL SELECT n + 1 FROM offsets WHERE n < 6
),
seen AS (
  SELECT DISTINCT e.user_id, o.n, date(e.happened_at, '+' || o.n || ' day') AS day
  FROM events AS e
  CROSS JOIN offsets AS o
)
SELECT c.day,
       COUNT(DISTINCT s.user_id) FILTER (WHERE s.n = 0) AS active_1,
       COUNT(DISTINCT s.user_id) AS active_7
FROM calendar AS c
LEFT JOIN seen AS s USING (day)
GROUP BY c.day
ORDER BY c.day
