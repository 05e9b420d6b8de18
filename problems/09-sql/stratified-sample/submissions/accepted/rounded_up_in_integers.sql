WITH sizes AS (
  SELECT label, (COUNT(*) * percent + 99) / 100 AS wanted
  FROM examples, sampling
  GROUP BY label
),
ranked AS (
  SELECT id, label,
         RANK() OVER (PARTITION BY label ORDER BY (id * 2654435761) & 4294967295) AS place
  FROM examples
)
SELECT ranked.id, ranked.label
FROM ranked
JOIN sizes ON sizes.label = ranked.label AND ranked.place <= sizes.wanted
