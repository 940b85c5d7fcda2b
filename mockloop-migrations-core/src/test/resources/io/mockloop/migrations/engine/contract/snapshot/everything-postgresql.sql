CREATE EXTENSION pg_trgm

CREATE SCHEMA audit

CREATE TYPE mood AS ENUM ('sad', 'ok', 'it''s fine')

CREATE TYPE pair AS (one int, two text)

CREATE TYPE span AS RANGE (subtype = float8)

CREATE DOMAIN positive AS int DEFAULT 1 NOT NULL CONSTRAINT is_positive CHECK (VALUE > 0)

CREATE SEQUENCE numbers AS int INCREMENT 5 MINVALUE 5 MAXVALUE 500 START 10 CACHE 3 CYCLE

CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  NEW.note := 'touched';
  RETURN NEW;
END $$

CREATE FUNCTION twice(a int, b int DEFAULT 2) RETURNS int IMMUTABLE LANGUAGE sql RETURN a * b

CREATE PROCEDURE nothing(a int) LANGUAGE sql AS 'SELECT a'

CREATE AGGREGATE total(int) (sfunc = int4pl, stype = int, initcond = '0')

CREATE TABLE parent (
  id bigint GENERATED ALWAYS AS IDENTITY (START 100) CONSTRAINT the_key PRIMARY KEY,
  code varchar(20) COLLATE "C" NOT NULL,
  feeling mood DEFAULT 'ok'::mood,
  size positive,
  price numeric(10, 2) DEFAULT 0.00,
  doubled numeric GENERATED ALWAYS AS (price * 2) STORED,
  during int4range,
  tags text[],
  CONSTRAINT parent_code UNIQUE (code) INCLUDE (price) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT parent_price CHECK (price >= 0) NO INHERIT,
  CONSTRAINT parent_during EXCLUDE USING gist (during WITH &&)
)

CREATE TABLE "Child Of" (
  id serial PRIMARY KEY,
  "Parent" bigint NOT NULL,
  note text,
  at timestamptz DEFAULT now(),
  number int DEFAULT nextval('numbers'),
  CONSTRAINT "to Parent" FOREIGN KEY ("Parent") REFERENCES parent ON DELETE CASCADE ON UPDATE RESTRICT DEFERRABLE
) WITH (fillfactor = 70)

CREATE INDEX child_note ON "Child Of" (lower(note) text_pattern_ops, at DESC NULLS LAST, note COLLATE "C") INCLUDE (id) WHERE "Parent" > 0

CREATE UNIQUE INDEX child_at ON "Child Of" (at) NULLS NOT DISTINCT

CREATE INDEX child_words ON "Child Of" USING gin (note gin_trgm_ops) WITH (fastupdate = off)

CREATE TRIGGER touches BEFORE UPDATE OF note ON "Child Of" FOR EACH ROW WHEN (OLD.note IS DISTINCT FROM NEW.note) EXECUTE FUNCTION touch()

CREATE TABLE audit.events (id int PRIMARY KEY, what text, of bigint REFERENCES parent (id) ON DELETE SET NULL)

CREATE INDEX events_what ON audit.events USING hash (what)

CREATE TABLE to_audit (id int REFERENCES audit.events MATCH FULL, feeling mood)

CREATE UNLOGGED TABLE logs (at date NOT NULL, line text)

CREATE TABLE parts (id int NOT NULL, at date NOT NULL, line text CHECK (line <> ''), PRIMARY KEY (id, at)) PARTITION BY RANGE (at)

CREATE TABLE part_old PARTITION OF parts FOR VALUES FROM (MINVALUE) TO ('2026-01-01')

CREATE INDEX parts_line ON parts (line)

CREATE TABLE heirs (more int) INHERITS (logs)

CREATE VIEW cheap AS SELECT code, price FROM parent WHERE price < 10

CREATE MATERIALIZED VIEW counted AS SELECT "Parent", count(*) AS many FROM "Child Of" GROUP BY "Parent"

CREATE UNIQUE INDEX counted_parent ON counted ("Parent")

CREATE RULE no_deletes AS ON DELETE TO logs DO INSTEAD NOTHING

CREATE POLICY own ON parent FOR SELECT TO test_reader USING (code = CURRENT_USER)

CREATE POLICY not_null ON parent AS RESTRICTIVE USING (true) WITH CHECK (size IS NOT NULL)

ALTER TABLE parent ENABLE ROW LEVEL SECURITY

COMMENT ON TABLE parent IS 'those who have children'

COMMENT ON COLUMN parent.code IS 'it''s short'

COMMENT ON CONSTRAINT the_key ON parent IS 'key'

COMMENT ON INDEX child_at IS 'once'

COMMENT ON TRIGGER touches ON "Child Of" IS 'notes'

COMMENT ON VIEW cheap IS 'few'

COMMENT ON FUNCTION twice(int, int) IS 'product'

COMMENT ON TYPE mood IS 'how'

COMMENT ON SEQUENCE numbers IS 'fives'

COMMENT ON RULE no_deletes ON logs IS 'kept'

COMMENT ON POLICY own ON parent IS 'theirs'
