DROP VIEW IF EXISTS totals;
CREATE VIEW totals AS SELECT SUM(price) AS total, COUNT(*) AS n FROM orders;
