-- a dollar sign can't be part of a number, so that a quote may follow one
CREATE TABLE n (a numeric, b text);
INSERT INTO n SELECT 1, '' WHERE 1.5e3>1;
INSERT INTO n SELECT 0x1F, b FROM (SELECT 1_000) x(b0), LATERAL (SELECT $$;$$) y(b);
PREPARE p(text) AS INSERT INTO n SELECT 2,$1 WHERE $1<>$$;$$;
EXECUTE p('x');
DEALLOCATE p;
INSERT INTO n SELECT 3, x[1:2]::text FROM (SELECT ARRAY['a;','b',';']) y(x);
