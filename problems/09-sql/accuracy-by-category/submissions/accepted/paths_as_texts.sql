WITH RECURSIVE paths (category_id, depth, path) AS (
  SELECT category_id, 0, '/' || category_id || '/' FROM categories WHERE parent_id IS NULL
  UNION ALL
  SELECT c.category_id, p.depth + 1, p.path || c.category_id || '/'
  FROM paths AS p
  JOIN categories AS c ON c.parent_id = p.category_id
)
SELECT a.category_id, a.depth, COUNT(i.item_id) AS items,
       CAST(SUM(i.correct) AS REAL) / COUNT(i.correct) AS accuracy
FROM paths AS a
JOIN paths AS b ON substr(b.path, 1, length(a.path)) = a.path
LEFT JOIN items AS i ON i.category_id = b.category_id
GROUP BY a.category_id, a.depth
