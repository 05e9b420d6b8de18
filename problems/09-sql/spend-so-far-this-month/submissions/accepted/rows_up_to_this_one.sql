WITH monthly AS (
  SELECT usage_id, team, day, cents, strftime('%Y-%m', day) AS month FROM usages
)
SELECT usage_id,
       COALESCE(SUM(cents) OVER (
         PARTITION BY month, team ORDER BY day, usage_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
       ), 0) AS total
FROM monthly;
