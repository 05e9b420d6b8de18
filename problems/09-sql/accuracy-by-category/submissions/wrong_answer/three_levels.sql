WITH below AS (
  SELECT a.category_id AS ancestor, a.category_id FROM categories AS a
  UNION ALL
  SELECT a.category_id, b.category_id
  FROM categories AS a JOIN categories AS b ON b.parent_id = a.category_id
  UNION ALL
  SELECT a.category_id, c.category_id
  FROM categories AS a JOIN categories AS b ON b.parent_id = a.category_id
  JOIN categories AS c ON c.parent_id = b.category_id
),
depths AS (
  SELECT category_id, COUNT(*) - 1 AS depth FROM below GROUP BY category_id
)
SELECT d.category_id, d.depth, COUNT(i.item_id) AS items, AVG(i.correct) AS accuracy
FROM depths AS d
JOIN below AS b ON b.ancestor = d.category_id
LEFT JOIN items AS i ON i.category_id = b.category_id
GROUP BY d.category_id, d.depth;
