WITH days AS (
  SELECT DISTINCT user_id, date(happened_at) AS day FROM events
)
SELECT u.signed_up_on,
       COUNT(DISTINCT u.user_id) AS users,
       CASE WHEN date(u.signed_up_on, '+1 day') <= (SELECT last_day FROM report)
            THEN COUNT(CASE WHEN d.day = date(u.signed_up_on, '+1 day') THEN 1 END)
                 / COUNT(DISTINCT u.user_id) END AS day_1,
       CASE WHEN date(u.signed_up_on, '+7 day') <= (SELECT last_day FROM report)
            THEN COUNT(CASE WHEN d.day = date(u.signed_up_on, '+7 day') THEN 1 END)
                 / COUNT(DISTINCT u.user_id) END AS day_7
FROM users AS u
LEFT JOIN days AS d ON d.user_id = u.user_id
GROUP BY u.signed_up_on;
