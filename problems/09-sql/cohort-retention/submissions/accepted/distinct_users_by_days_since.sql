WITH since AS (
  SELECT u.user_id, u.signed_up_on,
         julianday(date(e.happened_at)) - julianday(u.signed_up_on) AS after,
         julianday(r.last_day) - julianday(u.signed_up_on) AS known
  FROM users AS u
  JOIN report AS r
  LEFT JOIN events AS e USING (user_id)
)
SELECT signed_up_on,
       COUNT(DISTINCT user_id) AS users,
       CASE WHEN MAX(known) >= 1 THEN
         CAST(COUNT(DISTINCT user_id) FILTER (WHERE after = 1) AS REAL) / COUNT(DISTINCT user_id)
       END AS day_1,
       CASE WHEN MAX(known) >= 7 THEN
         CAST(COUNT(DISTINCT user_id) FILTER (WHERE after = 7) AS REAL) / COUNT(DISTINCT user_id)
       END AS day_7
FROM since
GROUP BY signed_up_on
