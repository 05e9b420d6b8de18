WITH ranked AS (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY made_at DESC, id DESC) AS place
  FROM predictions
  WHERE made_at IS NOT NULL
)
SELECT user_id, made_at, label, score
FROM ranked
WHERE place = 1
