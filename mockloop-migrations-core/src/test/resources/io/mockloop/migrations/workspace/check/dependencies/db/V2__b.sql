-- depends-on: 1, 7
SELECT 1;
