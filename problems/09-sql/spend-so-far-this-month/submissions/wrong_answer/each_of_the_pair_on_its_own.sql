SELECT u.usage_id, COALESCE(SUM(earlier.cents), 0) AS total
FROM usages AS u
JOIN usages AS earlier
  ON earlier.team IS u.team
 AND substr(earlier.day, 1, 7) = substr(u.day, 1, 7)
 AND earlier.day <= u.day AND earlier.usage_id <= u.usage_id
GROUP BY u.usage_id;
