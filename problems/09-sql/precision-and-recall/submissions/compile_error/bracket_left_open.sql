SELECT m.model,
       AVG(CASE WHEN p.score >= m.threshold THEN p.label END AS precision
FROM models AS m
LEFT JOIN predictions AS p ON p.model = m.model
GROUP BY m.model
