-- months (month)
-- charges (charge_id, day, cents)
SELECT month
FROM months
ORDER BY month
