-- depend-on: 1
SELECT 1;