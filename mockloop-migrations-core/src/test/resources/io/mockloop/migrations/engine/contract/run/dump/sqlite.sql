PRAGMA foreign_keys = ON;
CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL DEFAULT 'O''Hara; "x"', -- a quote ' and a ; in it
    upper_name TEXT GENERATED ALWAYS AS (upper(name)) STORED,
    name_length INTEGER AS (length(name)),
    photo BLOB,
    amount REAL CHECK (amount > 0),
    whatever,
    boss INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "name;index" ON person (lower(name), boss) WHERE name <> 'x;y';
CREATE TABLE "purchase;s" ("Id" INTEGER PRIMARY KEY, [per son] INTEGER NOT NULL REFERENCES person ON DELETE CASCADE);
CREATE TABLE `strict` (a INT PRIMARY KEY, b ANY, c TEXT COLLATE NOCASE) STRICT, WITHOUT ROWID;
CREATE TABLE audit (id INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT);
CREATE VIEW names AS SELECT id, name || ';' AS n FROM person;
CREATE TRIGGER person_in AFTER INSERT ON person WHEN NEW.name <> ';'
BEGIN
    -- a quote ' and a ; in it
    INSERT INTO audit (what) VALUES (CASE WHEN NEW.amount IS NULL THEN 'none;' ELSE 'some' END);
    UPDATE person SET amount = coalesce(amount, 1) WHERE id = NEW.id;
END;
CREATE TRIGGER names_in INSTEAD OF INSERT ON names BEGIN INSERT INTO person (name) VALUES (NEW.n); END;

INSERT INTO person (name, photo, amount, whatever, boss) VALUES
    ('plain', x'00ff5c27', 1.5, 9223372036854775807, NULL),
    ('tab' || char(9) || 'new line' || char(10) || 'both' || char(13, 10) || 'back\slash', x'', 1e-300, 1e300, 1),
    ('', NULL, NULL, NULL, 2),
    ('ünï©ode 𝒳 ''quote'' "double" `tick` ; -- no comment /* nor this */', x'deadbeef', 123456789.125, 'text', 3);
INSERT INTO "purchase;s" SELECT id, id FROM person;
INSERT INTO strict VALUES (1, x'00', 'a;b'), (2, 1.5, NULL);
DELETE FROM audit WHERE id > 2;
