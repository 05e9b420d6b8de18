SELECT m.model,
       CAST(SUM(p.label) FILTER (WHERE p.score >= m.threshold) AS REAL)
         / COUNT(p.label) FILTER (WHERE p.score >= m.threshold) AS precision,
       CAST(COUNT(*) FILTER (WHERE p.label = 1 AND p.score >= m.threshold) AS REAL)
         / SUM(p.label) AS recall
FROM models AS m
LEFT JOIN predictions AS p ON p.model = m.model
GROUP BY m.model
