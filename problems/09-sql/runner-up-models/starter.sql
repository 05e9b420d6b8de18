-- datasets (dataset)
-- runs (dataset, model, score)
SELECT dataset
FROM datasets
