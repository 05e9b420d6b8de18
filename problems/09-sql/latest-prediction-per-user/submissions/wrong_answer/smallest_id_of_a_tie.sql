WITH ranked AS (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY made_at DESC, id) AS place
  FROM predictions
  WHERE made_at IS NOT NULL
)
SELECT u.user_id, r.made_at, r.label, r.score
FROM users u
LEFT JOIN ranked r ON r.user_id = u.user_id AND r.place = 1
