SELECT usage_id, SUM(COALESCE(cents, 0)) OVER (PARTITION BY team, substr(day, 1, 7)) AS total
FROM usages;
