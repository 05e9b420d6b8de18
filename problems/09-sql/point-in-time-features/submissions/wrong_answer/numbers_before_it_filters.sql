WITH newest AS (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY user_id, observed_at ORDER BY stored_at DESC, id DESC) AS place
  FROM features
),
known AS (
  SELECT e.example_id, f.observed_at, f.value,
         ROW_NUMBER() OVER (PARTITION BY e.example_id ORDER BY f.observed_at DESC) AS place
  FROM examples AS e
  LEFT JOIN newest AS f ON f.user_id = e.user_id AND f.stored_at < e.asked_at AND f.place = 1
)
SELECT example_id, observed_at, value
FROM known
WHERE place = 1
