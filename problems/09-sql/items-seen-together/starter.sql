-- views (user_id, item_id)
-- settings (least_users)
SELECT a.item_id AS item_a, b.item_id AS item_b
FROM views AS a
JOIN views AS b ON b.user_id = a.user_id
