SELECT event_id, user_id
FROM events
CROSS JOIN sampling
WHERE user_id IS NOT NULL AND abs(random() % 100) < percent;
