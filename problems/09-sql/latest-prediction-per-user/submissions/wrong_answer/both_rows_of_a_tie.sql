WITH latest AS (
  SELECT user_id, MAX(made_at) AS made_at FROM predictions GROUP BY user_id
)
SELECT u.user_id, p.made_at, p.label, p.score
FROM users u
LEFT JOIN latest l ON l.user_id = u.user_id
LEFT JOIN predictions p ON p.user_id = l.user_id AND p.made_at = l.made_at
