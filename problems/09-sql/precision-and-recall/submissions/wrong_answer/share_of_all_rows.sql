SELECT m.model,
       1.0 * SUM(p.label = 1 AND p.score >= m.threshold) / COUNT(*) AS precision,
       1.0 * SUM(p.label = 1 AND p.score >= m.threshold) / SUM(p.label) AS recall
FROM models AS m
LEFT JOIN predictions AS p ON p.model = m.model
GROUP BY m.model
