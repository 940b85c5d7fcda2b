CREATE INDEX CONCURRENTLY copied_id ON copied (id);
