SELECT m.model,
       (SELECT COUNT(latency_ms) FROM requests AS r WHERE r.model = m.model) AS requests,
       (SELECT AVG(DISTINCT a.latency_ms)
        FROM requests AS a
        WHERE a.model = m.model
          AND 2 * (SELECT COUNT(*) FROM requests AS b
                   WHERE b.model = a.model AND b.latency_ms < a.latency_ms)
              <= (SELECT COUNT(b.latency_ms) FROM requests AS b WHERE b.model = a.model)
          AND 2 * (SELECT COUNT(*) FROM requests AS b
                   WHERE b.model = a.model AND b.latency_ms > a.latency_ms)
              <= (SELECT COUNT(b.latency_ms) FROM requests AS b WHERE b.model = a.model)
       ) AS median_ms
FROM models AS m;
