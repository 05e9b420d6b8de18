WITH known AS (
  SELECT e.example_id, f.observed_at, f.value,
         ROW_NUMBER() OVER (
           PARTITION BY e.example_id
           ORDER BY f.observed_at DESC, f.stored_at DESC, f.id DESC
         ) AS place
  FROM examples AS e
  LEFT JOIN features AS f ON f.stored_at < e.asked_at
)
SELECT example_id, observed_at, value
FROM known
WHERE place = 1;
