WITH best AS (
  SELECT dataset, model, MAX(score) AS score
  FROM runs
  WHERE score IS NOT NULL
  GROUP BY dataset, model
)
SELECT d.dataset,
       (SELECT b.model FROM best AS b WHERE b.dataset = d.dataset
        ORDER BY b.score DESC, b.model LIMIT 1 OFFSET 1) AS model,
       (SELECT b.score FROM best AS b WHERE b.dataset = d.dataset
        ORDER BY b.score DESC, b.model LIMIT 1 OFFSET 1) AS score,
       (SELECT MAX(b.score) FROM best AS b WHERE b.dataset = d.dataset)
         - (SELECT b.score FROM best AS b WHERE b.dataset = d.dataset
            ORDER BY b.score DESC, b.model LIMIT 1 OFFSET 1) AS behind
FROM datasets AS d;
