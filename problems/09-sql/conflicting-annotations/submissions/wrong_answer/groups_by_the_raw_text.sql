SELECT LOWER(TRIM(text)) AS text,
       COUNT(*) AS copies,
       COUNT(DISTINCT label) AS labels,
       COALESCE(MIN(CASE WHEN label IS NOT NULL THEN id END), MIN(id)) AS keep_id
FROM annotations
WHERE text IS NOT NULL
GROUP BY text
HAVING COUNT(*) >= 2;
