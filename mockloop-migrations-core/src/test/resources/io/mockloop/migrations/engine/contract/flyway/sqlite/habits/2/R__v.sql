DROP VIEW IF EXISTS v;
CREATE VIEW v AS SELECT id, what, n FROM log WHERE id > ${limit};
