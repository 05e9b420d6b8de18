SELECT usage_id,
       SUM(COALESCE(cents, 0)) OVER (
         PARTITION BY team, substr(day, 1, 7) ORDER BY day ROWS UNBOUNDED PRECEDING
       ) AS total
FROM usages;
