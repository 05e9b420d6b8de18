WITH ranked AS (
  SELECT item_id, label, ROW_NUMBER() OVER (PARTITION BY item_id ORDER BY version DESC) AS place
  FROM labels
  WHERE label IS NOT NULL
)
SELECT p.prediction_id, p.predicted, r.label AS actual,
       CASE WHEN r.label IS NOT NULL THEN p.predicted IS r.label END AS correct
FROM predictions AS p
LEFT JOIN ranked AS r ON r.item_id = p.item_id AND r.place = 1;
