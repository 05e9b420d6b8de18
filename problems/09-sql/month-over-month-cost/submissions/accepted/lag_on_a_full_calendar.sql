WITH RECURSIVE calendar (month) AS (
  SELECT '2022-12'
  UNION ALL
  SELECT strftime('%Y-%m', month || '-01', '+1 month') FROM calendar WHERE month < '2025-12'
),
totals AS (
  SELECT c.month, COALESCE(SUM(b.cents), 0) AS total
  FROM calendar AS c
  LEFT JOIN charges AS b ON substr(b.day, 1, 7) = c.month
  GROUP BY c.month
),
changes AS (
  SELECT month, total, LAG(total) OVER (ORDER BY month) AS before
  FROM totals
)
SELECT month, total,
       CASE WHEN before > 0 THEN CAST(total - before AS REAL) / before END AS change
FROM changes
WHERE month IN (SELECT month FROM months)
ORDER BY month;
