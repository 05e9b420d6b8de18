SELECT u.user_id, MAX(e.happened_at) AS last_seen
FROM users AS u
LEFT JOIN events AS e
  ON e.user_id = u.user_id AND e.name <> 'mail_sent' AND e.happened_at < (SELECT since FROM report)
WHERE u.deleted_at IS NULL
GROUP BY u.user_id;
