WITH RECURSIVE below (ancestor, category_id) AS (
  SELECT category_id, category_id FROM categories
  UNION ALL
  SELECT b.ancestor, c.category_id
  FROM below AS b
  JOIN categories AS c ON c.parent_id = b.category_id
),
depths AS (
  SELECT category_id, COUNT(*) - 1 AS depth FROM below GROUP BY category_id
)
SELECT d.category_id, d.depth, COUNT(i.item_id) AS items, SUM(i.correct) / COUNT(i.correct) AS accuracy
FROM depths AS d
JOIN below AS b ON b.ancestor = d.category_id
LEFT JOIN items AS i ON i.category_id = b.category_id
GROUP BY d.category_id, d.depth;
