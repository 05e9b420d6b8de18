-- examples (id, label)
-- sampling (percent)
SELECT id, label
FROM examples
