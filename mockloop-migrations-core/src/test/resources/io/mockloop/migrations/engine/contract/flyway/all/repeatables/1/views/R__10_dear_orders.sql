DROP VIEW IF EXISTS dear;
CREATE VIEW dear AS SELECT id FROM orders WHERE price >= ${limit};
