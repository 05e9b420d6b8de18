-- events (event_id, user_id)
-- sampling (percent, salt)
SELECT event_id, user_id
FROM events
