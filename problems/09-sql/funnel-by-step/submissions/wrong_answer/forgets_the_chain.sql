WITH counted AS (
  SELECT 1 AS step, 'shown' AS name, COUNT(DISTINCT session_id) AS sessions
  FROM events WHERE name = 'shown'
  UNION ALL
  SELECT 2, 'clicked', COUNT(DISTINCT e.session_id)
  FROM events AS e JOIN events AS p
    ON p.session_id = e.session_id AND p.name = 'shown' AND p.happened_at <= e.happened_at
  WHERE e.name = 'clicked'
  UNION ALL
  SELECT 3, 'added', COUNT(DISTINCT e.session_id)
  FROM events AS e JOIN events AS p
    ON p.session_id = e.session_id AND p.name = 'clicked' AND p.happened_at <= e.happened_at
  WHERE e.name = 'added'
  UNION ALL
  SELECT 4, 'bought', COUNT(DISTINCT e.session_id)
  FROM events AS e JOIN events AS p
    ON p.session_id = e.session_id AND p.name = 'added' AND p.happened_at <= e.happened_at
  WHERE e.name = 'bought'
)
SELECT step, name, sessions,
       1.0 * sessions / NULLIF(LAG(sessions) OVER (ORDER BY step), 0) AS share
FROM counted;
