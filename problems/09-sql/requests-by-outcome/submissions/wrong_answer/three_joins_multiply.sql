SELECT m.model,
       COUNT(o.request_id) AS ok,
       COUNT(t.request_id) AS throttled,
       COUNT(f.request_id) AS failed,
       COALESCE(SUM(o.tokens), 0) AS ok_tokens,
       1.0 * COUNT(f.request_id) / NULLIF((SELECT COUNT(status) FROM requests AS r WHERE r.model = m.model), 0)
         AS failure_share
FROM models AS m
LEFT JOIN requests AS o ON o.model = m.model AND o.status = 'ok'
LEFT JOIN requests AS t ON t.model = m.model AND t.status = 'throttled'
LEFT JOIN requests AS f ON f.model = m.model AND f.status = 'failed'
GROUP BY m.model;
