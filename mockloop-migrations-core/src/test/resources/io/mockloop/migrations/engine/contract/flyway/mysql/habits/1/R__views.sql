CREATE OR REPLACE VIEW v AS SELECT id, IF(id > ${limit}, 'big', 'small') AS size FROM log;
