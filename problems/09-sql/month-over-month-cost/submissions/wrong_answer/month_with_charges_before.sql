WITH totals AS (
  SELECT substr(day, 1, 7) AS month, SUM(cents) AS total
  FROM charges
  GROUP BY substr(day, 1, 7)
),
changes AS (
  SELECT month, total, LAG(total) OVER (ORDER BY month) AS before FROM totals
)
SELECT m.month, COALESCE(c.total, 0) AS total,
       CASE WHEN c.before > 0 THEN 1.0 * (c.total - c.before) / c.before END AS change
FROM months AS m
LEFT JOIN changes AS c USING (month)
ORDER BY m.month;
