SELECT p.prediction_id, p.predicted, l.label AS actual,
       CASE WHEN l.label IS NOT NULL THEN p.predicted IS l.label END AS correct
FROM predictions AS p
LEFT JOIN labels AS l ON l.item_id = p.item_id AND l.version = (SELECT MAX(version) FROM labels);
