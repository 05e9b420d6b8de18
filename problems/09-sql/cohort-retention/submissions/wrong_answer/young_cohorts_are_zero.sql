SELECT u.signed_up_on,
       COUNT(*) AS users,
       AVG(EXISTS (SELECT 1 FROM events AS e
                   WHERE e.user_id = u.user_id
                     AND date(e.happened_at) = date(u.signed_up_on, '+1 day')
                     AND date(e.happened_at) <= r.last_day)) AS day_1,
       AVG(EXISTS (SELECT 1 FROM events AS e
                   WHERE e.user_id = u.user_id
                     AND date(e.happened_at) = date(u.signed_up_on, '+7 day')
                     AND date(e.happened_at) <= r.last_day)) AS day_7
FROM users AS u
CROSS JOIN report AS r
GROUP BY u.signed_up_on
