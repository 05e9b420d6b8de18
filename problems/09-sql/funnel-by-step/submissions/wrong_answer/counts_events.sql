WITH first AS (
  SELECT session_id, happened_at AS reached_at
  FROM events
  WHERE name = 'shown' AND session_id IS NOT NULL
),
second AS (
  SELECT e.session_id, MIN(e.happened_at) AS reached_at
  FROM first AS p
  JOIN events AS e ON e.session_id = p.session_id AND e.name = 'clicked' AND e.happened_at >= p.reached_at
  GROUP BY e.session_id
),
third AS (
  SELECT e.session_id, MIN(e.happened_at) AS reached_at
  FROM second AS p
  JOIN events AS e ON e.session_id = p.session_id AND e.name = 'added' AND e.happened_at >= p.reached_at
  GROUP BY e.session_id
),
fourth AS (
  SELECT e.session_id, MIN(e.happened_at) AS reached_at
  FROM third AS p
  JOIN events AS e ON e.session_id = p.session_id AND e.name = 'bought' AND e.happened_at >= p.reached_at
  GROUP BY e.session_id
),
counted AS (
  SELECT 1 AS step, 'shown' AS name, (SELECT COUNT(*) FROM first) AS sessions
  UNION ALL SELECT 2, 'clicked', (SELECT COUNT(*) FROM second)
  UNION ALL SELECT 3, 'added', (SELECT COUNT(*) FROM third)
  UNION ALL SELECT 4, 'bought', (SELECT COUNT(*) FROM fourth)
)
SELECT step, name, sessions,
       1.0 * sessions / NULLIF(LAG(sessions) OVER (ORDER BY step), 0) AS share
FROM counted;
