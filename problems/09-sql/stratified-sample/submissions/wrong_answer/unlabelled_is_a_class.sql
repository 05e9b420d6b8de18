WITH ranked AS (
  SELECT id, label,
         ROW_NUMBER() OVER (PARTITION BY label ORDER BY (id * 2654435761) % 4294967296) AS place,
         COUNT(*) OVER (PARTITION BY label) AS n
  FROM examples
)
SELECT id, label
FROM ranked
CROSS JOIN sampling
WHERE (place - 1) * 100 < n * percent;
