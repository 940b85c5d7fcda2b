CREATE FUNCTION a() RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  -- a comment; with a semicolon
  RETURN 'x;y' || $q$ ; $q$;
END $$;
SELECT $$;$$, $a$ $$;$b$; $a$, $_1$ $1; $_1$;
SELECT $1, foo$bar$baz; SELECT a$$;
SELECT $ä$;$ä$; SELECT $A$ $a$ ; $A$;
DO $do$ BEGIN PERFORM 1; END; $do$
