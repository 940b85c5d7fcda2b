CREATE SCHEMA "Shop & Co";
COMMENT ON SCHEMA "Shop & Co" IS 'it''s ours; all of it';
CREATE TYPE mood AS ENUM ('happy', 'it''s "ok"', 'a;b', 'c\d');
CREATE DOMAIN code AS text CHECK (VALUE ~ '^[A-Z\d]+;?$');
CREATE TYPE pair AS (a integer, b text);
CREATE SEQUENCE ticket START 7 INCREMENT 3 CACHE 5;

CREATE TABLE person (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    serial_no serial,
    name text NOT NULL DEFAULT 'O''Hara; $$',
    upper_name text GENERATED ALWAYS AS (upper(name)) STORED,
    feeling mood,
    short code,
    couple pair,
    photo bytea,
    extra jsonb,
    tags text[],
    amount numeric(20, 5),
    born date,
    seen timestamp with time zone,
    ticket_no integer DEFAULT nextval('ticket'),
    boss bigint REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "amount; positive" CHECK (amount > 0)
);
COMMENT ON TABLE person IS E'two\nlines; and a \\ and $$';
COMMENT ON COLUMN person.name IS 'a ''name''';
CREATE INDEX person_upper ON person (lower(name)) WHERE name <> 'x;y';
CREATE INDEX person_tags ON person USING gin (tags);
CREATE STATISTICS person_stat (dependencies) ON name, amount FROM person;

CREATE TABLE "Shop & Co"."Order;s" ("Id" integer PRIMARY KEY, "per""son" bigint NOT NULL REFERENCES person ON DELETE CASCADE);
ALTER SEQUENCE ticket OWNED BY person.ticket_no;

CREATE TABLE event (id integer, at date NOT NULL, text varchar(50), PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE event_2024 PARTITION OF event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE event_2025 PARTITION OF event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY LIST (id);
CREATE TABLE event_2025_a PARTITION OF event_2025 FOR VALUES IN (2, 3);
CREATE TABLE event_rest PARTITION OF event DEFAULT;
CREATE TABLE animal (name text);
CREATE TABLE dog (barks boolean) INHERITS (animal);
CREATE TABLE empty_one ();

CREATE VIEW names AS SELECT id, name || ';' AS n FROM person WITH CASCADED CHECK OPTION;
CREATE MATERIALIZED VIEW feelings AS SELECT feeling, count(*) AS c FROM person GROUP BY feeling;
CREATE UNIQUE INDEX feelings_feeling ON feelings (feeling);
CREATE RULE no_delete AS ON DELETE TO animal DO INSTEAD (SELECT 1; SELECT ';');

CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    -- a quote ' and a $$ in it;
    NEW.amount := coalesce(NEW.amount, 1);
    EXECUTE $q$ SELECT 'x;y' $q$;
    RETURN NEW;
END;
$body$;
CREATE FUNCTION add(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
    SELECT a;
    SELECT CASE WHEN a > 0 THEN a + b ELSE b END;
END;
CREATE PROCEDURE clean(keep interval) LANGUAGE sql AS 'DELETE FROM event WHERE at < now() - keep; SELECT ''a\b'';';
CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
CREATE TRIGGER person_touch BEFORE INSERT OR UPDATE ON person FOR EACH ROW WHEN (NEW.name <> ';') EXECUTE FUNCTION touch();
ALTER TABLE event ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody ON event USING (text <> ';');
GRANT SELECT ON person TO test_reader;

INSERT INTO person (name, feeling, short, couple, photo, extra, tags, amount, born, seen, boss) VALUES
    ('plain', 'happy', 'A1', '(1,"a,""b"" (c)")', '\x00ff5c27', '{"a": "b;\\c\"", "n": null}', ARRAY['a,b', 'c"d', 'e\f', NULL], 1.5, '2024-02-29', '2024-03-31 01:30:00+01', NULL),
    (E'tab\there\nnew line\r\nback\\slash \\. \\N', 'a;b', 'B;', NULL, '\x', 'null', '{}', 0.00001, 'infinity', '-infinity', 1),
    ('', 'c\d', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 2),
    ('ünï©ode 𝒳 ''quote'' "double" `tick` $$dollar$$ ; -- no comment /* nor this */', 'it''s "ok"', 'C', '(,)', '\xdeadbeef', '[1, 2.50, "ü𝒳"]', ARRAY['{}'], 123456789012345.12345, '4713-01-01 BC', '2024-01-01 00:00:00+00', 3),
    (E'\\.', 'happy', 'D', NULL, NULL, NULL, NULL, 2, NULL, NULL, NULL),
    (E'\\.\n\\.\n', NULL, NULL, NULL, NULL, NULL, NULL, 3, NULL, NULL, NULL);
INSERT INTO "Shop & Co"."Order;s" SELECT id, id FROM person;
INSERT INTO event VALUES (1, '2024-05-05', 'x'), (2, '2025-05-05', 'a;'), (3, '2025-06-06', NULL), (4, '1999-01-01', '\.');
INSERT INTO dog VALUES ('Rex;', true), (NULL, NULL);
REFRESH MATERIALIZED VIEW feelings;
SELECT nextval('ticket');
