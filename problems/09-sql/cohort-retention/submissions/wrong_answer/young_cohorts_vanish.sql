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
SELECT signed_up_on, COUNT(*) AS users, AVG(on_day_1) AS day_1, AVG(on_day_7) AS day_7
FROM returned
CROSS JOIN report
WHERE date(signed_up_on, '+7 day') <= last_day
GROUP BY signed_up_on;
