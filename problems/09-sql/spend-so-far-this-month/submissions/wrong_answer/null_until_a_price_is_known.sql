SELECT usage_id, SUM(cents) OVER (PARTITION BY team, substr(day, 1, 7) ORDER BY day, usage_id) AS total
FROM usages;
