WITH totals AS (
  SELECT substr(day, 1, 7) AS month, SUM(cents) AS total
  FROM charges
  GROUP BY substr(day, 1, 7)
)
SELECT m.month,
       COALESCE(now.total, 0) AS total,
       CASE WHEN before.total > 0
            THEN 1.0 * (COALESCE(now.total, 0) - before.total) / before.total
       END AS change
FROM months AS m
LEFT JOIN totals AS now ON now.month = m.month
JOIN totals AS before ON before.month = strftime('%Y-%m', m.month || '-01', '-1 month')
ORDER BY m.month;
