-- depends-on: 1
SELECT 1;
