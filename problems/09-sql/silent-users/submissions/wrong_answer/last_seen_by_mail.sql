SELECT u.user_id,
       (SELECT MAX(e.happened_at) FROM events AS e
        WHERE e.user_id = u.user_id) AS last_seen
FROM users AS u
WHERE u.deleted_at IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM events AS e
    WHERE e.user_id = u.user_id AND e.name <> 'mail_sent' AND e.happened_at >= (SELECT since FROM report)
  );
