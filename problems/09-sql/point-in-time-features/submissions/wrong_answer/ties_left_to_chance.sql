SELECT e.example_id, MAX(f.observed_at) AS observed_at, f.value
FROM examples AS e
LEFT JOIN features AS f ON f.user_id = e.user_id AND f.stored_at < e.asked_at
GROUP BY e.example_id
