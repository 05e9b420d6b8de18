WITH cut AS (
  SELECT model, score, label,
         (ROW_NUMBER() OVER (PARTITION BY model ORDER BY score DESC, id) - 1) * 10
           / COUNT(*) OVER (PARTITION BY model) + 1 AS decile
  FROM predictions
  WHERE score IS NOT NULL
)
SELECT model, decile, COUNT(*) AS items, MIN(score) AS lowest, MAX(score) AS highest, AVG(label) AS rate
FROM cut
GROUP BY model, decile;
