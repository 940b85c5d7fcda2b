-- depends-on: V1
SELECT 1;