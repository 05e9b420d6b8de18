WITH daily AS (
  SELECT c.day, COUNT(DISTINCT e.user_id) AS active_1
  FROM calendar AS c
  LEFT JOIN events AS e ON date(e.happened_at) = c.day
  GROUP BY c.day
)
SELECT day, active_1,
       SUM(active_1) OVER (ORDER BY julianday(day) RANGE BETWEEN 6 PRECEDING AND CURRENT ROW) AS active_7
FROM daily
ORDER BY day;
