-- categories (category_id, parent_id)
-- items (item_id, category_id, correct)
SELECT category_id, COUNT(*) AS items, AVG(correct) AS accuracy
FROM items
GROUP BY category_id
