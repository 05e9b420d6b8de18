WITH seen AS (
  SELECT DISTINCT user_id, item_id
  FROM views
  WHERE user_id IS NOT NULL AND item_id IS NOT NULL
),
sizes AS (
  SELECT item_id, COUNT(*) AS users FROM seen GROUP BY item_id
),
pairs AS (
  SELECT a.item_id AS item_a, b.item_id AS item_b, COUNT(*) AS users
  FROM seen AS a
  JOIN seen AS b ON b.user_id = a.user_id AND b.item_id > a.item_id
  GROUP BY a.item_id, b.item_id
)
SELECT p.item_a, p.item_b, p.users,
       1.0 * p.users / sa.users AS similarity
FROM pairs AS p
JOIN sizes AS sa ON sa.item_id = p.item_a
JOIN sizes AS sb ON sb.item_id = p.item_b
WHERE p.users >= (SELECT least_users FROM settings);
