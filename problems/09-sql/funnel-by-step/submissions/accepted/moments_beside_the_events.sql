WITH one AS (
  SELECT *, MIN(happened_at) FILTER (WHERE name = 'shown') OVER (PARTITION BY session_id) AS at_1
  FROM events
  WHERE session_id IS NOT NULL
),
two AS (
  SELECT *, MIN(happened_at) FILTER (WHERE name = 'clicked' AND happened_at >= at_1)
            OVER (PARTITION BY session_id) AS at_2
  FROM one
),
three AS (
  SELECT *, MIN(happened_at) FILTER (WHERE name = 'added' AND happened_at >= at_2)
            OVER (PARTITION BY session_id) AS at_3
  FROM two
),
four AS (
  SELECT *, MIN(happened_at) FILTER (WHERE name = 'bought' AND happened_at >= at_3)
            OVER (PARTITION BY session_id) AS at_4
  FROM three
),
totals AS (
  SELECT COUNT(DISTINCT CASE WHEN at_1 IS NOT NULL THEN session_id END) AS n_1,
         COUNT(DISTINCT CASE WHEN at_2 IS NOT NULL THEN session_id END) AS n_2,
         COUNT(DISTINCT CASE WHEN at_3 IS NOT NULL THEN session_id END) AS n_3,
         COUNT(DISTINCT CASE WHEN at_4 IS NOT NULL THEN session_id END) AS n_4
  FROM four
)
SELECT 1 AS step, 'shown' AS name, n_1 AS sessions, NULL AS share FROM totals
UNION ALL SELECT 2, 'clicked', n_2, 1.0 * n_2 / NULLIF(n_1, 0) FROM totals
UNION ALL SELECT 3, 'added', n_3, 1.0 * n_3 / NULLIF(n_2, 0) FROM totals
UNION ALL SELECT 4, 'bought', n_4, 1.0 * n_4 / NULLIF(n_3, 0) FROM totals;
