WITH earliest AS (
  SELECT session_id,
         MIN(CASE WHEN name = 'shown' THEN happened_at END) AS at_1,
         MIN(CASE WHEN name = 'clicked' THEN happened_at END) AS at_2,
         MIN(CASE WHEN name = 'added' THEN happened_at END) AS at_3,
         MIN(CASE WHEN name = 'bought' THEN happened_at END) AS at_4
  FROM events
  WHERE session_id IS NOT NULL
  GROUP BY session_id
),
counted AS (
  SELECT 1 AS step, 'shown' AS name, COUNT(at_1) AS sessions FROM earliest
  UNION ALL SELECT 2, 'clicked', COUNT(*) FROM earliest WHERE at_2 >= at_1
  UNION ALL SELECT 3, 'added', COUNT(*) FROM earliest WHERE at_2 >= at_1 AND at_3 >= at_2
  UNION ALL SELECT 4, 'bought', COUNT(*) FROM earliest WHERE at_2 >= at_1 AND at_3 >= at_2 AND at_4 >= at_3
)
SELECT step, name, sessions,
       1.0 * sessions / NULLIF(LAG(sessions) OVER (ORDER BY step), 0) AS share
FROM counted;
