WITH cut AS (
  SELECT model, score, label,
         NTILE(10) OVER (PARTITION BY model ORDER BY score DESC, id) AS decile
  FROM predictions
  WHERE score IS NOT NULL
)
SELECT model, decile, COUNT(label) AS items, MIN(score) AS lowest, MAX(score) AS highest, AVG(label) AS rate
FROM cut
GROUP BY model, decile;
