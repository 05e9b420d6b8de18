SELECT u.user_id, p.made_at, p.label, p.score
FORM users u
LEFT JOIN predictions p ON p.user_id = u.user_id
