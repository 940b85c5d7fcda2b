-- makes room
VACUUM ANALYZE log;
