WITH numbered AS (
  SELECT model, score, label,
         ROW_NUMBER() OVER (PARTITION BY model ORDER BY score DESC, id) - 1 AS place,
         COUNT(*) OVER (PARTITION BY model) AS n
  FROM predictions
  WHERE score IS NOT NULL
),
cut AS (
  SELECT model, score, label,
         CASE WHEN place < n % 10 * (n / 10 + 1) THEN place / (n / 10 + 1)
              ELSE n % 10 + (place - n % 10 * (n / 10 + 1)) / (n / 10)
         END + 1 AS decile
  FROM numbered
)
SELECT model, decile, COUNT(*) AS items, MIN(score) AS lowest, MAX(score) AS highest, AVG(label) AS rate
FROM cut
GROUP BY model, decile;
