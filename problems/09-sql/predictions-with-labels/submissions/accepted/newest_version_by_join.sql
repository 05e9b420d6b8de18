SELECT p.prediction_id, p.predicted, l.label AS actual,
       CASE WHEN l.label IS NULL THEN NULL WHEN p.predicted = l.label THEN 1 ELSE 0 END AS correct
FROM predictions AS p
LEFT JOIN (SELECT item_id, MAX(version) AS version FROM labels GROUP BY item_id) AS newest
  ON newest.item_id = p.item_id
LEFT JOIN labels AS l ON l.item_id = newest.item_id AND l.version = newest.version;
