WITH RECURSIVE below (ancestor, category_id) AS (
  SELECT parent_id, category_id FROM categories WHERE parent_id IS NOT NULL
  UNION ALL
  SELECT b.ancestor, c.category_id
  FROM below AS b
  JOIN categories AS c ON c.parent_id = b.category_id
),
depths AS (
  SELECT c.category_id, COUNT(b.ancestor) AS depth
  FROM categories AS c LEFT JOIN below AS b ON b.category_id = c.category_id
  GROUP BY c.category_id
)
SELECT d.category_id, d.depth, COUNT(i.item_id) AS items, AVG(i.correct) AS accuracy
FROM depths AS d
LEFT JOIN below AS b ON b.ancestor = d.category_id
LEFT JOIN items AS i ON i.category_id = b.category_id
GROUP BY d.category_id, d.depth;
