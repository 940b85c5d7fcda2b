DROP VIEW IF EXISTS cheap;
CREATE VIEW cheap AS SELECT id FROM orders WHERE price < ${limit};
