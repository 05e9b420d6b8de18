SELECT event_id, user_id
FROM events
CROSS JOIN sampling
WHERE (user_id + salt) % 100 < percent;
