CREATE TABLE parent (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code VARCHAR(20) NOT NULL COLLATE NOCASE UNIQUE ON CONFLICT REPLACE,
  price DECIMAL(10, 2) DEFAULT 0.5 CHECK (price >= 0),
  doubled AS (price * 2) STORED,
  label TEXT GENERATED ALWAYS AS (upper(code)) VIRTUAL,
  at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT parent_price CHECK (price < 1000 OR code LIKE 'Expensive%'),
  UNIQUE (price, code)
)

CREATE TABLE "Child Of" (
  "Parent" INTEGER NOT NULL REFERENCES parent ON DELETE CASCADE ON UPDATE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  number INT NOT NULL,
  note TEXT DEFAULT 'it''s',
  CONSTRAINT child_key PRIMARY KEY ("Parent", number DESC)
) WITHOUT ROWID

CREATE TABLE grandchild (
  id INTEGER PRIMARY KEY, parent INT, number INT, level INT CONSTRAINT any_level CHECK (level > 0) CHECK (level < 9),
  CONSTRAINT to_child FOREIGN KEY (parent, number) REFERENCES "Child Of" (parent, number) ON DELETE SET NULL
) STRICT

CREATE INDEX child_note ON "Child Of" (lower(note), number DESC, note COLLATE RTRIM) WHERE note IS NOT NULL

CREATE UNIQUE INDEX child_once ON "Child Of" (note)

CREATE VIEW cheap (code, price) AS SELECT code, price FROM parent WHERE price < 10

CREATE TRIGGER touches AFTER UPDATE OF note ON "Child Of" WHEN NEW.note <> OLD.note BEGIN
  UPDATE parent SET at = CURRENT_TIMESTAMP WHERE id = NEW.parent;
  DELETE FROM grandchild WHERE parent = 0;
END

CREATE TRIGGER cheap_insert INSTEAD OF INSERT ON cheap BEGIN
  INSERT INTO parent (code, price) VALUES (NEW.code, NEW.price);
END
