WITH best AS (
  SELECT dataset, model, MAX(score) AS score
  FROM runs
  GROUP BY dataset, model
),
first AS (
  SELECT dataset, MAX(score) AS top FROM best GROUP BY dataset
),
second AS (
  SELECT b.dataset, f.top, MAX(b.score) AS score
  FROM best AS b
  JOIN first AS f ON f.dataset = b.dataset AND b.score < f.top
  GROUP BY b.dataset, f.top
)
SELECT d.dataset, b.model, b.score, s.top - b.score AS behind
FROM datasets AS d
LEFT JOIN second AS s ON s.dataset = d.dataset
LEFT JOIN best AS b ON b.dataset = s.dataset AND b.score = s.score;
