WITH RECURSIVE below (ancestor, category_id) AS (
  SELECT category_id, category_id FROM categories
  UNION ALL
  SELECT c.parent_id, b.category_id
  FROM below AS b
  JOIN categories AS c ON c.category_id = b.ancestor AND c.parent_id IS NOT NULL
),
depths AS (
  SELECT category_id, COUNT(*) - 1 AS depth FROM below GROUP BY category_id
)
SELECT d.category_id, d.depth, COUNT(i.item_id) AS items, AVG(i.correct) AS accuracy
FROM depths AS d
JOIN below AS b ON b.category_id = d.category_id
LEFT JOIN items AS i ON i.category_id = b.ancestor
GROUP BY d.category_id, d.depth;
