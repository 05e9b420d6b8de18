SELECT model, NTILE(10) OVER (PARTITION BY model ORDER BY score DESC, id) AS decile, COUNT(*) AS items,
       MIN(score) AS lowest, MAX(score) AS highest, AVG(label) AS rate
FROM predictions
GROUP BY model, NTILE(10) OVER (PARTITION BY model ORDER BY score DESC, id)
