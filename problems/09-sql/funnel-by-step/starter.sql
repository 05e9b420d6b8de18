-- events (session_id, name, happened_at)
SELECT name, COUNT(DISTINCT session_id) AS sessions
FROM events
GROUP BY name
