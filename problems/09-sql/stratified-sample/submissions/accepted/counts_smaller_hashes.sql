WITH hashed AS (
  SELECT id, label, (id * 2654435761) % 4294967296 AS hash FROM examples
),
counted AS (
  SELECT a.id, a.label, COUNT(*) AS n, SUM(b.hash < a.hash) AS smaller
  FROM hashed AS a
  JOIN hashed AS b ON b.label = a.label
  GROUP BY a.id, a.label
)
SELECT id, label
FROM counted
WHERE smaller * 100 < n * (SELECT percent FROM sampling);
