SELECT e.example_id, f.observed_at, f.value
FROM examples AS e
LEFT JOIN features AS f ON f.id = (
  SELECT id
  FROM features
  WHERE user_id = e.user_id AND stored_at < e.asked_at
  ORDER BY observed_at DESC, stored_at DESC, id DESC
  LIMIT 1
);
