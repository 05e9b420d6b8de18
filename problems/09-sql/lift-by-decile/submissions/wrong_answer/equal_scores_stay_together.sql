WITH cut AS (
  SELECT model, score, label,
         MIN(9, CAST(10 * PERCENT_RANK() OVER (PARTITION BY model ORDER BY score DESC) AS INTEGER)) + 1 AS decile
  FROM predictions
  WHERE score IS NOT NULL
)
SELECT model, decile, COUNT(*) AS items, MIN(score) AS lowest, MAX(score) AS highest, AVG(label) AS rate
FROM cut
GROUP BY model, decile;
