SELECT day,
       (SELECT COUNT(DISTINCT user_id) FROM events
        WHERE date(happened_at) = day) AS active_1,
       (SELECT COUNT(DISTINCT user_id) FROM events
        WHERE happened_at >= date(day, '-6 day') AND happened_at < date(day, '+1 day')) AS active_7
FROM calendar
ORDER BY day
