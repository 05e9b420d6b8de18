SELECT u.user_id,
       (SELECT MAX(e.happened_at) FROM events AS e
        WHERE e.user_id = u.user_id AND e.name <> 'mail_sent') AS last_seen
FROM users AS u
WHERE u.deleted_at IS NULL
  AND u.user_id NOT IN (
    SELECT e.user_id FROM events AS e
    WHERE e.name <> 'mail_sent' AND e.happened_at >= (SELECT since FROM report)
  );
