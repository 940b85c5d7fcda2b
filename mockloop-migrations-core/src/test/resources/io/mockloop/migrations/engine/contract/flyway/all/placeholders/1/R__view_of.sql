DROP VIEW IF EXISTS in_currency;
CREATE VIEW in_currency AS SELECT id FROM ${table} WHERE currency = '${currency}';
