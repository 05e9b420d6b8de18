SELECT usage_id,
       SUM(COALESCE(cents, 0)) OVER (PARTITION BY substr(day, 1, 7) ORDER BY day, usage_id) AS total
FROM usages;
