-- annotations (id, text, label)
SELECT text, COUNT(*) AS copies
FROM annotations
GROUP BY text
