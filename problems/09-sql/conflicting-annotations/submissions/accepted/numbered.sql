WITH tidied AS (
  SELECT id, LOWER(TRIM(text)) AS tidy, label
  FROM annotations
  WHERE text IS NOT NULL
),
placed AS (
  SELECT id, tidy,
         COUNT(*) OVER (PARTITION BY tidy) AS copies,
         ROW_NUMBER() OVER (PARTITION BY tidy ORDER BY label IS NULL, id) AS place
  FROM tidied
)
SELECT p.tidy AS text, p.copies,
       (SELECT COUNT(DISTINCT t.label) FROM tidied AS t WHERE t.tidy = p.tidy) AS labels,
       p.id AS keep_id
FROM placed AS p
WHERE p.copies > 1 AND p.place = 1;
