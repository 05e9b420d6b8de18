-- predictions (prediction_id, item_id, predicted)
-- labels (item_id, version, label)
SELECT prediction_id, predicted
FROM predictions
