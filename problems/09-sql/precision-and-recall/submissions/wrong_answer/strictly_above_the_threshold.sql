WITH counted AS (
  SELECT m.model,
         COUNT(CASE WHEN p.label = 1 AND p.score > m.threshold THEN 1 END) AS hits,
         COUNT(CASE WHEN p.score > m.threshold THEN 1 END) AS flagged,
         COUNT(CASE WHEN p.label = 1 THEN 1 END) AS positives
  FROM models AS m
  LEFT JOIN predictions AS p ON p.model = m.model AND p.label IS NOT NULL
  GROUP BY m.model
)
SELECT model,
       1.0 * hits / NULLIF(flagged, 0) AS precision,
       1.0 * hits / NULLIF(positives, 0) AS recall
FROM counted;
