WITH seen AS (
  SELECT user_id, item_id, COUNT(*) OVER (PARTITION BY item_id) AS users
  FROM (
    SELECT DISTINCT user_id, item_id
    FROM views
    WHERE user_id IS NOT NULL AND item_id IS NOT NULL
  )
)
SELECT a.item_id AS item_a, b.item_id AS item_b, COUNT(*) AS users,
       CAST(COUNT(*) AS REAL) / (a.users + b.users - COUNT(*)) AS similarity
FROM seen AS a
JOIN seen AS b ON b.user_id = a.user_id AND b.item_id > a.item_id
GROUP BY a.item_id, b.item_id, a.users, b.users
HAVING COUNT(*) >= (SELECT least_users FROM settings);
