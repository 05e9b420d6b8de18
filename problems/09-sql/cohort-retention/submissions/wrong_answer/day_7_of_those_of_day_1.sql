WITH returned AS (
  SELECT u.signed_up_on,
         EXISTS (SELECT 1 FROM events AS e
                 WHERE e.user_id = u.user_id
                   AND date(e.happened_at) = date(u.signed_up_on, '+1 day')) AS on_day_1,
         EXISTS (SELECT 1 FROM events AS e
                 WHERE e.user_id = u.user_id
                   AND date(e.happened_at) = date(u.signed_up_on, '+7 day')) AS on_day_7
  FROM users AS u
)
SELECT signed_up_on,
       COUNT(*) AS users,
       CASE WHEN date(signed_up_on, '+1 day') <= last_day THEN AVG(on_day_1) END AS day_1,
       CASE WHEN date(signed_up_on, '+7 day') <= last_day THEN AVG(on_day_1 AND on_day_7) END AS day_7
FROM returned
CROSS JOIN report
GROUP BY signed_up_on, last_day;
