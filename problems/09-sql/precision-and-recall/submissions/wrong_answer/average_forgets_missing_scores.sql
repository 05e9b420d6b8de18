SELECT m.model,
       AVG(CASE WHEN p.score >= m.threshold THEN p.label END) AS precision,
       AVG(CASE WHEN p.label = 1 THEN p.score >= m.threshold END) AS recall
FROM models AS m
LEFT JOIN predictions AS p ON p.model = m.model
GROUP BY m.model;
