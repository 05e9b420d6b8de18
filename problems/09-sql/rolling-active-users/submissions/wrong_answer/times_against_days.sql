SELECT c.day,
       COUNT(DISTINCT CASE WHEN date(e.happened_at) = c.day THEN e.user_id END) AS active_1,
       COUNT(DISTINCT e.user_id) AS active_7
FROM calendar AS c
LEFT JOIN events AS e ON e.happened_at BETWEEN date(c.day, '-6 day') AND c.day
GROUP BY c.day
ORDER BY c.day;
