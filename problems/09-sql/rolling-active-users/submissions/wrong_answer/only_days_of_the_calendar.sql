WITH active AS (
  SELECT DISTINCT user_id, date(happened_at) AS day
  FROM events
  WHERE user_id IS NOT NULL AND date(happened_at) IN (SELECT day FROM calendar)
)
SELECT c.day,
       COUNT(DISTINCT CASE WHEN a.day = c.day THEN a.user_id END) AS active_1,
       COUNT(DISTINCT a.user_id) AS active_7
FROM calendar AS c
LEFT JOIN active AS a ON a.day BETWEEN date(c.day, '-6 day') AND c.day
GROUP BY c.day
ORDER BY c.day;
