CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.added := '2020-02-02 02:02:02+00';
  RETURN NEW;
END $$;
CREATE TRIGGER stamp BEFORE INSERT ON shop."order's;" FOR EACH ROW EXECUTE FUNCTION stamp();
CREATE RULE twice AS ON INSERT TO lines_rest DO ALSO (
  INSERT INTO log (what) VALUES ('a; ' || NEW.no);
  INSERT INTO log (what) VALUES ('b; ' || NEW.no)
);
INSERT INTO shop."order's;" (amount) VALUES (5), (6);
INSERT INTO lines_rest VALUES (1, 2, 'x');
DO $do$
BEGIN
  FOR i IN 1..3 LOOP
    INSERT INTO log (what) VALUES ('loop ' || i);
  END LOOP;
END
$do$;
ALTER TABLE log ENABLE ROW LEVEL SECURITY;
CREATE POLICY all_of_it ON log USING (what <> ';');
PREPARE one (text) AS INSERT INTO log (what) VALUES ($1);
EXECUTE one('prepared');
DEALLOCATE one;
