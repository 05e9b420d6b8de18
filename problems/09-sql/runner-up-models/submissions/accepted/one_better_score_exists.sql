WITH best AS (
  SELECT dataset, model, MAX(score) AS score FROM runs GROUP BY dataset, model
),
second AS (
  SELECT low.dataset, low.model, low.score, MAX(high.score) - low.score AS behind
  FROM best AS low
  JOIN best AS high ON high.dataset = low.dataset AND high.score > low.score
  GROUP BY low.dataset, low.model, low.score
  HAVING COUNT(DISTINCT high.score) = 1
)
SELECT dataset, model, score, behind
FROM datasets
LEFT JOIN second USING (dataset)
