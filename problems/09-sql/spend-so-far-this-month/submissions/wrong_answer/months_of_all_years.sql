SELECT usage_id,
       SUM(COALESCE(cents, 0)) OVER (PARTITION BY team, substr(day, 6, 2) ORDER BY day, usage_id) AS total
FROM usages;
