SELECT u.user_id, p.made_at, p.label, p.score
FROM users u
LEFT JOIN predictions p
  ON p.user_id = u.user_id
 AND p.made_at IS NOT NULL
 AND NOT EXISTS (
   SELECT 1
   FROM predictions later
   WHERE later.user_id = p.user_id
     AND (later.made_at > p.made_at OR (later.made_at = p.made_at AND later.id > p.id))
 )
