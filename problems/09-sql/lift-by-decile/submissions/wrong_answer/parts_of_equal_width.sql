WITH cut AS (
  SELECT model, score, label,
         MAX(1, 10 - CAST(score * 10 AS INTEGER)) AS decile
  FROM predictions
  WHERE score IS NOT NULL
)
SELECT model, decile, COUNT(*) AS items, MIN(score) AS lowest, MAX(score) AS highest, AVG(label) AS rate
FROM cut
GROUP BY model, decile;
