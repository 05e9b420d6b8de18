WITH RECURSIVE steps (step, name) AS (
  VALUES (1, 'shown'), (2, 'clicked'), (3, 'added'), (4, 'bought')
),
walk (session_id, step, at) AS (
  SELECT DISTINCT session_id, 0, '' FROM events WHERE session_id IS NOT NULL
  UNION ALL
  SELECT w.session_id, s.step,
         (SELECT MIN(e.happened_at) FROM events AS e
          WHERE e.session_id = w.session_id AND e.name = s.name AND e.happened_at >= w.at)
  FROM walk AS w
  JOIN steps AS s ON s.step = w.step + 1
  WHERE w.at IS NOT NULL
),
counted AS (
  SELECT s.step, s.name, COUNT(w.at) AS sessions
  FROM steps AS s
  LEFT JOIN walk AS w ON w.step = s.step
  GROUP BY s.step, s.name
)
SELECT c.step, c.name, c.sessions,
       CAST(c.sessions AS REAL) / p.sessions AS share
FROM counted AS c
LEFT JOIN counted AS p ON p.step = c.step - 1
