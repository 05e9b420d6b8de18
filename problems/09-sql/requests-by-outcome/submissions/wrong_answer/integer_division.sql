SELECT m.model,
       COUNT(CASE WHEN r.status = 'ok' THEN 1 END) AS ok,
       COUNT(CASE WHEN r.status = 'throttled' THEN 1 END) AS throttled,
       COUNT(CASE WHEN r.status = 'failed' THEN 1 END) AS failed,
       COALESCE(SUM(CASE WHEN r.status = 'ok' THEN r.tokens END), 0) AS ok_tokens,
       SUM(r.status = 'failed') / COUNT(r.status) AS failure_share
FROM models AS m
LEFT JOIN requests AS r ON r.model = m.model
GROUP BY m.model;
