SELECT e.example_id, f.observed_at, f.value
FROM examples AS e
LEFT JOIN features AS f
  ON f.user_id = e.user_id
 AND f.stored_at < e.asked_at
 AND NOT EXISTS (
   SELECT 1
   FROM features AS newer
   WHERE newer.user_id = e.user_id
     AND newer.stored_at < e.asked_at
     AND (newer.observed_at, newer.stored_at, newer.id) > (f.observed_at, f.stored_at, f.id)
 )
