SELECT event_id, user_id
FROM events
CROSS JOIN sampling
WHERE (user_id * 2654435761) % 4294967296 * 100 < percent * 4294967296;
