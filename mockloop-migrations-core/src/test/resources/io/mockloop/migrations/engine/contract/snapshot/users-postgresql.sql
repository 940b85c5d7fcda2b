CREATE FUNCTION grade(m mood) RETURNS int IMMUTABLE LANGUAGE sql RETURN 1

CREATE TABLE feelings (
  id int PRIMARY KEY,
  feeling mood NOT NULL DEFAULT 'ok',
  many mood[] DEFAULT '{ok}',
  size positive,
  points int DEFAULT grade('ok'),
  note text,
  CONSTRAINT not_sad CHECK (feeling <> 'sad')
)

CREATE INDEX happy ON feelings (note) WHERE feeling = 'ok'

CREATE VIEW happy_ones AS SELECT id, feeling FROM feelings WHERE feeling = 'ok'

CREATE VIEW happier AS SELECT id, feeling FROM happy_ones WHERE grade(feeling) > 0

COMMENT ON VIEW happier IS 'than happy'

CREATE RULE none AS ON INSERT TO happier DO INSTEAD NOTHING

CREATE TABLE refers (id int PRIMARY KEY, feeling_id int REFERENCES feelings)

CREATE TRIGGER noted BEFORE UPDATE OF note ON feelings FOR EACH ROW EXECUTE FUNCTION touch()

CREATE POLICY noted ON feelings USING (note IS NOT NULL)

CREATE TABLE sized (id int, base numeric, twofold numeric GENERATED ALWAYS AS (base * 2) STORED NOT NULL, rest text)

CREATE TABLE lasts (id int, g int GENERATED ALWAYS AS (id * 2) STORED)

CREATE TABLE spans (s span)

CREATE TYPE address AS (street text)

CREATE FUNCTION all_feelings() RETURNS SETOF feelings LANGUAGE sql BEGIN ATOMIC SELECT * FROM feelings; END
