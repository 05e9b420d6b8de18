SELECT e.user_id, MAX(e.happened_at) AS last_seen
FROM events AS e
WHERE e.name <> 'mail_sent'
GROUP BY e.user_id
HAVING MAX(e.happened_at) IS NULL OR MAX(e.happened_at) < (SELECT since FROM report);
