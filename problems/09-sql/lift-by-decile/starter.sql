-- predictions (id, model, score, label)
SELECT model, COUNT(*) AS items, MIN(score) AS lowest, MAX(score) AS highest
FROM predictions
GROUP BY model
