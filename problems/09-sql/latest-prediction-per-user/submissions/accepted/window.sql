WITH ranked AS (
  SELECT user_id, made_at, label, score,
         ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY made_at DESC, id DESC) AS place
  FROM predictions
  WHERE made_at IS NOT NULL
)
SELECT users.user_id, ranked.made_at, ranked.label, ranked.score
FROM users
LEFT JOIN ranked ON ranked.user_id = users.user_id AND ranked.place = 1;
