CREATE FUNCTION windows() RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  RETURN 'two
lines';
END
$$;
COPY log (what) FROM stdin;
from windows
\.
INSERT INTO log (what) VALUES (windows());
