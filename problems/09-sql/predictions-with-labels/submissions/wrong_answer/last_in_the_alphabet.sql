WITH newest AS (
  SELECT item_id, MAX(label) AS label FROM labels GROUP BY item_id
)
SELECT p.prediction_id, p.predicted, n.label AS actual,
       CASE WHEN n.label IS NOT NULL THEN p.predicted IS n.label END AS correct
FROM predictions AS p
LEFT JOIN newest AS n ON n.item_id = p.item_id;
