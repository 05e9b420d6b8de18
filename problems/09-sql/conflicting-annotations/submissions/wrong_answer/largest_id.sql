WITH tidied AS (
  SELECT id, LOWER(TRIM(text)) AS tidy, label
  FROM annotations
  WHERE text IS NOT NULL
)
SELECT tidy AS text,
       COUNT(*) AS copies,
       COUNT(DISTINCT label) AS labels,
       COALESCE(MAX(CASE WHEN label IS NOT NULL THEN id END), MAX(id)) AS keep_id
FROM tidied
GROUP BY tidy
HAVING COUNT(*) >= 2;
