-- models (model)
-- requests (request_id, model, status, tokens)
SELECT model
FROM models
