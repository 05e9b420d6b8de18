SELECT m.model,
       (SELECT AVG(p.label)
        FROM predictions AS p
        WHERE p.model = m.model AND p.score >= m.threshold) AS precision,
       (SELECT AVG(CASE WHEN p.score >= m.threshold THEN 1 ELSE 0 END)
        FROM predictions AS p
        WHERE p.model = m.model AND p.label = 1) AS recall
FROM models AS m
