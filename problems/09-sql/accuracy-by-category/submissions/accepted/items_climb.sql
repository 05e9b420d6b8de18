WITH RECURSIVE depths (category_id, depth) AS (
  SELECT category_id, 0 FROM categories WHERE parent_id IS NULL
  UNION ALL
  SELECT c.category_id, d.depth + 1
  FROM depths AS d
  JOIN categories AS c ON c.parent_id = d.category_id
),
climbing (category_id, item_id, correct) AS (
  SELECT category_id, item_id, correct FROM items
  UNION ALL
  SELECT c.parent_id, k.item_id, k.correct
  FROM climbing AS k
  JOIN categories AS c ON c.category_id = k.category_id
  WHERE c.parent_id IS NOT NULL
)
SELECT d.category_id, d.depth, COUNT(k.item_id) AS items, AVG(k.correct) AS accuracy
FROM depths AS d
LEFT JOIN climbing AS k ON k.category_id = d.category_id
GROUP BY d.category_id, d.depth;
