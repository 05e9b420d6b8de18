WITH per_model AS (
  SELECT model,
         COUNT(*) FILTER (WHERE status = 'ok') AS ok,
         COUNT(*) FILTER (WHERE status = 'throttled') AS throttled,
         COUNT(*) FILTER (WHERE status = 'failed') AS failed,
         SUM(tokens) FILTER (WHERE status = 'ok') AS ok_tokens,
         COUNT(status) AS finished
  FROM requests
  GROUP BY model
)
SELECT m.model,
       COALESCE(ok, 0) AS ok, COALESCE(throttled, 0) AS throttled, COALESCE(failed, 0) AS failed,
       COALESCE(ok_tokens, 0) AS ok_tokens,
       1.0 * failed / NULLIF(finished, 0) AS failure_share
FROM models AS m
LEFT JOIN per_model AS p ON p.model = m.model;
