CREATE OR REPLACE VIEW v AS SELECT id, CASE WHEN id > ${limit} THEN 'big;' ELSE 'small' END AS size FROM log;
