WITH placed AS (
  SELECT model, latency_ms,
         ROW_NUMBER() OVER (PARTITION BY model ORDER BY latency_ms) AS place,
         COUNT(*) OVER (PARTITION BY model) AS n
  FROM requests
  WHERE latency_ms IS NOT NULL
)
SELECT m.model, COALESCE(MAX(p.n), 0) AS requests,
       AVG(CASE WHEN p.place IN ((p.n + 1) / 2, (p.n + 2) / 2) THEN p.latency_ms END) AS median_ms
FROM models AS m
JOIN placed AS p ON p.model = m.model
GROUP BY m.model;
