SELECT u.user_id, MAX(p.made_at) AS made_at, p.label, p.score
FROM users u
LEFT JOIN predictions p ON p.user_id = u.user_id AND p.made_at IS NOT NULL
GROUP BY u.user_id
