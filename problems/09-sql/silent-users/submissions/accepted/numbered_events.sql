WITH own AS (
  SELECT user_id, happened_at,
         ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY happened_at DESC) AS place
  FROM events
  WHERE name <> 'mail_sent'
)
SELECT u.user_id, own.happened_at AS last_seen
FROM users AS u
CROSS JOIN report AS r
LEFT JOIN own ON own.user_id = u.user_id AND own.place = 1
WHERE u.deleted_at IS NULL AND COALESCE(own.happened_at < r.since, 1)
