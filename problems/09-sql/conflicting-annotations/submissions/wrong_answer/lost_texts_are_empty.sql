WITH tidied AS (
  SELECT id, COALESCE(LOWER(TRIM(text)), '') AS tidy, label
  FROM annotations
)
SELECT tidy AS text,
       COUNT(*) AS copies,
       COUNT(DISTINCT label) AS labels,
       COALESCE(MIN(CASE WHEN label IS NOT NULL THEN id END), MIN(id)) AS keep_id
FROM tidied
GROUP BY tidy
HAVING COUNT(*) >= 2;
