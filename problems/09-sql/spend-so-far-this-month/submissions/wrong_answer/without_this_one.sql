SELECT usage_id,
       COALESCE(SUM(cents) OVER (
         PARTITION BY team, substr(day, 1, 7)
         ORDER BY day, usage_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
       ), 0) AS total
FROM usages;
