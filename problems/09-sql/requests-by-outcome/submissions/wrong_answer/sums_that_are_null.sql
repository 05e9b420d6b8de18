SELECT m.model,
       SUM(r.status = 'ok') AS ok,
       SUM(r.status = 'throttled') AS throttled,
       SUM(r.status = 'failed') AS failed,
       COALESCE(SUM(CASE WHEN r.status = 'ok' THEN r.tokens END), 0) AS ok_tokens,
       AVG(r.status = 'failed') AS failure_share
FROM models AS m
LEFT JOIN requests AS r ON r.model = m.model
GROUP BY m.model;
