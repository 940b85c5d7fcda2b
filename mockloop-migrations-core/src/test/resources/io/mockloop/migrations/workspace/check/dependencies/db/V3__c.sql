-- depends-on: 4
SELECT 1;
