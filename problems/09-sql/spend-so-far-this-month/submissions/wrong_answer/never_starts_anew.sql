SELECT usage_id, SUM(COALESCE(cents, 0)) OVER (PARTITION BY team ORDER BY day, usage_id) AS total
FROM usages;
