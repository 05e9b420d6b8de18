-- usages (usage_id, team, day, cents)
SELECT usage_id
FROM usages
