-- depends-on: 3
SELECT 1;
