WITH hashed AS (
  SELECT DISTINCT user_id, (user_id + (SELECT salt FROM sampling)) * 2654435761 & 4294967295 AS hash
  FROM events
),
sampled AS (
  SELECT user_id FROM hashed, sampling WHERE hash * 100 < percent * 4294967296
)
SELECT event_id, user_id
FROM events
JOIN sampled USING (user_id);
