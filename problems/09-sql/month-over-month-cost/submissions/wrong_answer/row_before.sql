WITH totals AS (
  SELECT m.month, COALESCE(SUM(c.cents), 0) AS total
  FROM months AS m
  LEFT JOIN charges AS c ON substr(c.day, 1, 7) = m.month
  GROUP BY m.month
),
changes AS (
  SELECT month, total, LAG(total) OVER (ORDER BY month) AS before FROM totals
)
SELECT month, total, CASE WHEN before > 0 THEN 1.0 * (total - before) / before END AS change
FROM changes
ORDER BY month;
