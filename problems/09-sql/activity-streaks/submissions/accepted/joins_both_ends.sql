WITH active AS (
  SELECT user_id, substr(happened_at, 1, 10) AS day
  FROM activity
  WHERE user_id IS NOT NULL AND happened_at IS NOT NULL
  GROUP BY user_id, day
),
firsts AS (
  SELECT a.user_id, a.day
  FROM active AS a
  LEFT JOIN active AS b ON b.user_id = a.user_id AND b.day = date(a.day, '-1 day')
  WHERE b.day IS NULL
),
lasts AS (
  SELECT a.user_id, a.day
  FROM active AS a
  LEFT JOIN active AS b ON b.user_id = a.user_id AND b.day = date(a.day, '+1 day')
  WHERE b.day IS NULL
)
SELECT f.user_id, f.day AS first_day, MIN(l.day) AS last_day,
       CAST(julianday(MIN(l.day)) - julianday(f.day) AS INTEGER) + 1 AS days
FROM firsts AS f
JOIN lasts AS l ON l.user_id = f.user_id AND l.day >= f.day
GROUP BY f.user_id, f.day;
