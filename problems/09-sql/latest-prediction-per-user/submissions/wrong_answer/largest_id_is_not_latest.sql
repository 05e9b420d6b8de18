SELECT u.user_id, p.made_at, p.label, p.score
FROM users u
LEFT JOIN predictions p ON p.id = (
  SELECT MAX(id) FROM predictions WHERE user_id = u.user_id AND made_at IS NOT NULL
)
