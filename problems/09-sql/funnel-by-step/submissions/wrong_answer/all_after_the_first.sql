WITH first AS (
  SELECT session_id, MIN(happened_at) AS reached_at
  FROM events
  WHERE name = 'shown' AND session_id IS NOT NULL
  GROUP BY session_id
),
steps (step, name) AS (
  VALUES (1, 'shown'), (2, 'clicked'), (3, 'added'), (4, 'bought')
),
counted AS (
  SELECT s.step, s.name,
         (SELECT COUNT(DISTINCT e.session_id) FROM events AS e JOIN first AS f USING (session_id)
          WHERE e.name = s.name AND e.happened_at >= f.reached_at) AS sessions
  FROM steps AS s
)
SELECT step, name, sessions,
       1.0 * sessions / NULLIF(LAG(sessions) OVER (ORDER BY step), 0) AS share
FROM counted;
