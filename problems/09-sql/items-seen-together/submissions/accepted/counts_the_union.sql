SELECT a.item_id AS item_a, b.item_id AS item_b, COUNT(DISTINCT a.user_id) AS users,
       CAST(COUNT(DISTINCT a.user_id) AS REAL)
         / (SELECT COUNT(DISTINCT c.user_id) FROM views AS c
            WHERE c.item_id IN (a.item_id, b.item_id)) AS similarity
FROM views AS a
JOIN views AS b ON b.user_id = a.user_id AND a.item_id < b.item_id
GROUP BY a.item_id, b.item_id
HAVING COUNT(DISTINCT a.user_id) >= (SELECT least_users FROM settings)
