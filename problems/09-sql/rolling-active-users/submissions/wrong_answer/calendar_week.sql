SELECT c.day,
       COUNT(DISTINCT CASE WHEN date(e.happened_at) = c.day THEN e.user_id END) AS active_1,
       COUNT(DISTINCT CASE WHEN date(e.happened_at) <= c.day THEN e.user_id END) AS active_7
FROM calendar AS c
LEFT JOIN events AS e ON strftime('%Y-%W', e.happened_at) = strftime('%Y-%W', c.day)
GROUP BY c.day
ORDER BY c.day;
