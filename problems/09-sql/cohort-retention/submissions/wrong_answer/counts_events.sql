SELECT u.signed_up_on,
       COUNT(DISTINCT u.user_id) AS users,
       CASE WHEN date(u.signed_up_on, '+1 day') <= (SELECT last_day FROM report)
            THEN 1.0 * COUNT(CASE WHEN date(e.happened_at) = date(u.signed_up_on, '+1 day') THEN 1 END)
                 / COUNT(DISTINCT u.user_id) END AS day_1,
       CASE WHEN date(u.signed_up_on, '+7 day') <= (SELECT last_day FROM report)
            THEN 1.0 * COUNT(CASE WHEN date(e.happened_at) = date(u.signed_up_on, '+7 day') THEN 1 END)
                 / COUNT(DISTINCT u.user_id) END AS day_7
FROM users AS u
LEFT JOIN events AS e ON e.user_id = u.user_id
GROUP BY u.signed_up_on;
