SELECT m.model,
       COALESCE(SUM(r.status = 'ok'), 0) AS ok,
       COALESCE(SUM(r.status = 'throttled'), 0) AS throttled,
       COALESCE(SUM(r.status = 'failed'), 0) AS failed,
       COALESCE(SUM((r.status = 'ok') * r.tokens), 0) AS ok_tokens,
       SUM(r.status = 'failed') * 1.0 / COUNT(r.status) AS failure_share
FROM models AS m
LEFT JOIN requests AS r USING (model)
GROUP BY m.model;
