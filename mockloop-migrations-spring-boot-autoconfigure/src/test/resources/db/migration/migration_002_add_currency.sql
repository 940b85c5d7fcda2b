-- depends-on: 1
-- migrate:up
ALTER TABLE price ADD COLUMN currency VARCHAR(3);
INSERT INTO price (id, article, cents, currency) VALUES (1, 'tea', 250, '${currency}');
-- migrate:down
ALTER TABLE price DROP COLUMN currency;
