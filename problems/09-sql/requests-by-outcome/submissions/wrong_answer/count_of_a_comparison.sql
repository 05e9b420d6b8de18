SELECT m.model,
       COUNT(r.status = 'ok') AS ok,
       COUNT(r.status = 'throttled') AS throttled,
       COUNT(r.status = 'failed') AS failed,
       COALESCE(SUM(CASE WHEN r.status = 'ok' THEN r.tokens END), 0) AS ok_tokens,
       AVG(r.status = 'failed') AS failure_share
FROM models AS m
LEFT JOIN requests AS r ON r.model = m.model
GROUP BY m.model;
