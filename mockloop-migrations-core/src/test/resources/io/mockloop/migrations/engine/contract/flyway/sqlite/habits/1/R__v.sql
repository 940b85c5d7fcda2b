DROP VIEW IF EXISTS v;
CREATE VIEW v AS SELECT id, what FROM log WHERE id > ${limit};
