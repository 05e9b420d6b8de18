WITH ranked AS (
  SELECT day, ROW_NUMBER() OVER (ORDER BY day) AS place FROM calendar
),
active AS (
  SELECT DISTINCT r.place, e.user_id
  FROM events AS e
  JOIN ranked AS r ON r.day = date(e.happened_at)
)
SELECT r.day,
       COUNT(DISTINCT CASE WHEN a.place = r.place THEN a.user_id END) AS active_1,
       COUNT(DISTINCT a.user_id) AS active_7
FROM ranked AS r
LEFT JOIN active AS a ON a.place BETWEEN r.place - 6 AND r.place
GROUP BY r.day
ORDER BY r.day;
