-- models (model, threshold)
-- predictions (model, score, label)
SELECT model
FROM models
