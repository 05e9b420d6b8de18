WITH found AS (
  SELECT prediction_id, predicted,
         (SELECT label FROM labels WHERE labels.item_id = predictions.item_id ORDER BY version DESC LIMIT 1) AS actual
  FROM predictions
)
SELECT prediction_id, predicted, actual, predicted IS actual AS correct FROM found WHERE actual IS NOT NULL
UNION ALL
SELECT prediction_id, predicted, NULL, NULL FROM found WHERE actual IS NULL;
