WITH ranked AS (
  SELECT event_id, user_id, percent,
         DENSE_RANK() OVER (ORDER BY ((user_id + salt) * 2654435761) % 4294967296) AS place,
         (SELECT COUNT(DISTINCT user_id) FROM events) AS users
  FROM events
  CROSS JOIN sampling
  WHERE user_id IS NOT NULL
)
SELECT event_id, user_id
FROM ranked
WHERE place * 100 <= users * percent;
