-- depends-on: 5
SELECT 1;
