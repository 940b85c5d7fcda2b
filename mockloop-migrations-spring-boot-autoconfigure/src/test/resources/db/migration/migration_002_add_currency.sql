-- depends-on: 1
-- migrate:up
ALTER TABLE price ADD COLUMN currency VARCHAR(3);
INSERT INTO price (article, cents, currency) VALUES ('tea', 250, '${currency}');
-- migrate:down
ALTER TABLE price DROP COLUMN currency;
