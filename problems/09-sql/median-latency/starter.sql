-- models (model)
-- requests (request_id, model, latency_ms)
SELECT model, COUNT(*) AS requests, AVG(latency_ms) AS median_ms
FROM requests
GROUP BY model
