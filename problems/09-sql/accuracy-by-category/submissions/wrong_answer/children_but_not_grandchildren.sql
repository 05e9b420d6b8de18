WITH RECURSIVE depths (category_id, depth) AS (
  SELECT category_id, 0 FROM categories WHERE parent_id IS NULL
  UNION ALL
  SELECT c.category_id, d.depth + 1
  FROM depths AS d
  JOIN categories AS c ON c.parent_id = d.category_id
)
SELECT d.category_id, d.depth, COUNT(i.item_id) AS items, AVG(i.correct) AS accuracy
FROM depths AS d
JOIN categories AS c ON c.category_id = d.category_id OR c.parent_id = d.category_id
LEFT JOIN items AS i ON i.category_id = c.category_id
GROUP BY d.category_id, d.depth;
