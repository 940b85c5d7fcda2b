CREATE TABLE texts (id int PRIMARY KEY, a$b$c text, "x$$y" text);
INSERT INTO texts VALUES (1, $$;$$, $a$ $$;$b$; $a$), (2, $_1$ $1; $_1$, $ä$;$ä$), (3, $A$ $a$ ; $A$, $a$$a$);
INSERT INTO texts VALUES (4, $a$ $ab$; $$ $a $a$, $ab$ $a$; $ab$), (5, $q$it's; "$q$, $q$--;$q$), (6, $q$/*;$q$, $$a$b;$$);
INSERT INTO texts (id, a$b$c, "x$$y") SELECT 7, a$b$c, "x$$y" || $$;$$ FROM texts WHERE id = 1;
INSERT INTO texts SELECT 8 AS a$, $x$;$x$, 'x'AS x$y$;
INSERT INTO texts SELECT 9,$$;$$,'a'WHERE 1=1 and 2<>1;
INSERT INTO texts VALUES (10, $a$
  line; $b$ two;
  $b$ $a$, $$$$);
PREPARE p(int, text) AS INSERT INTO texts VALUES ($1, $2||$$;$$,$2);
EXECUTE p(11, 'x;');
PREPARE q(int) AS INSERT INTO texts VALUES($1+1,$$;$$||$1,$a$;$a$);
EXECUTE q(11);
DEALLOCATE ALL;
CREATE FUNCTION outer_(a int) RETURNS text LANGUAGE plpgsql AS $outer$
DECLARE
  b text;
BEGIN
  -- it's a comment; $inner$ is no end
  EXECUTE $inner$SELECT $$a;b$$ || 'x;' || $1$inner$ INTO b USING a;
  RETURN b || $$;$$ || $1;
END;
$outer$;
INSERT INTO texts VALUES (13, outer_(1), $do$ $do $do$);
DO $do$ BEGIN INSERT INTO texts VALUES (14, 'a', $x$;$x$); END; $do$;
DO LANGUAGE plpgsql $$ BEGIN INSERT INTO texts VALUES (15, ';', NULL); END $$;DO $$BEGIN NULL;END$$
