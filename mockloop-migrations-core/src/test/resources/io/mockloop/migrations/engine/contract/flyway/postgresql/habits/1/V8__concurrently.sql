CREATE INDEX CONCURRENTLY log_what ON log (what);
