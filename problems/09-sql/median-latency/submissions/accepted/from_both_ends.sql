WITH placed AS (
  SELECT model, latency_ms,
         ROW_NUMBER() OVER (PARTITION BY model ORDER BY latency_ms, request_id) AS up,
         ROW_NUMBER() OVER (PARTITION BY model ORDER BY latency_ms DESC, request_id DESC) AS down
  FROM requests
  WHERE latency_ms IS NOT NULL
)
SELECT m.model, COUNT(p.up) AS requests,
       AVG(p.latency_ms) FILTER (WHERE ABS(p.up - p.down) <= 1) AS median_ms
FROM models AS m
LEFT JOIN placed AS p USING (model)
GROUP BY m.model
