WITH best AS (
  SELECT dataset, model, AVG(score) AS score
  FROM runs
  WHERE score IS NOT NULL
  GROUP BY dataset, model
),
ranked AS (
  SELECT dataset, model, score,
         DENSE_RANK() OVER (PARTITION BY dataset ORDER BY score DESC) AS place,
         MAX(score) OVER (PARTITION BY dataset) AS top
  FROM best
)
SELECT d.dataset, r.model, r.score, r.top - r.score AS behind
FROM datasets AS d
LEFT JOIN ranked AS r ON r.dataset = d.dataset AND r.place = 2;
