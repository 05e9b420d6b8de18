-- calendar (day)
-- events (user_id, happened_at)
SELECT day
FROM calendar
ORDER BY day
