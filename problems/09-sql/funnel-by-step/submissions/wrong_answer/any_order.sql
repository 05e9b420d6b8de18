WITH steps (step, name) AS (
  VALUES (1, 'shown'), (2, 'clicked'), (3, 'added'), (4, 'bought')
),
counted AS (
  SELECT s.step, s.name, COUNT(DISTINCT e.session_id) AS sessions
  FROM steps AS s
  LEFT JOIN events AS e ON e.name = s.name
  GROUP BY s.step, s.name
)
SELECT step, name, sessions,
       1.0 * sessions / NULLIF(LAG(sessions) OVER (ORDER BY step), 0) AS share
FROM counted;
