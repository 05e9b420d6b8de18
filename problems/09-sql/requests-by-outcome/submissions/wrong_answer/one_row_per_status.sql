SELECT m.model,
       CASE WHEN r.status = 'ok' THEN COUNT(*) ELSE 0 END AS ok,
       CASE WHEN r.status = 'throttled' THEN COUNT(*) ELSE 0 END AS throttled,
       CASE WHEN r.status = 'failed' THEN COUNT(*) ELSE 0 END AS failed,
       CASE WHEN r.status = 'ok' THEN COALESCE(SUM(r.tokens), 0) ELSE 0 END AS ok_tokens,
       AVG(r.status = 'failed') AS failure_share
FROM models AS m
LEFT JOIN requests AS r ON r.model = m.model
GROUP BY m.model, r.status;
