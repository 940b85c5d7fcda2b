CREATE OR REPLACE FUNCTION price(i integer) RETURNS text LANGUAGE sql IMMUTABLE AS $_$ SELECT $1 || ' of ${currency};' $_$;
