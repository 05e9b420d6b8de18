WITH latest AS (
  SELECT user_id, MAX(made_at) AS made_at FROM predictions GROUP BY user_id
),
chosen AS (
  SELECT MAX(id) AS id
  FROM predictions JOIN latest USING (user_id, made_at)
  GROUP BY user_id
)
SELECT users.user_id, p.made_at, p.label, p.score
FROM users
LEFT JOIN (SELECT * FROM predictions WHERE id IN (SELECT id FROM chosen)) AS p
  ON p.user_id = users.user_id;
