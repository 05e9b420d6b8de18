SELECT u.user_id, p.made_at, p.label, p.score
FROM users AS u
LEFT JOIN predictions AS p ON p.id = (
  SELECT id
  FROM predictions
  WHERE user_id = u.user_id AND made_at IS NOT NULL
  ORDER BY made_at DESC, id DESC
  LIMIT 1
)
