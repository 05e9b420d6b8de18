WITH both AS (
  SELECT m.month,
         (SELECT COALESCE(SUM(cents), 0) FROM charges WHERE day LIKE m.month || '-%') AS total,
         (SELECT SUM(cents) FROM charges
          WHERE date(day) >= date(m.month || '-01', '-1 month') AND day < m.month || '-01') AS before
  FROM months AS m
)
SELECT month, total, CASE WHEN before > 0 THEN 1.0 * total / before - 1 END AS change
FROM both
ORDER BY month
