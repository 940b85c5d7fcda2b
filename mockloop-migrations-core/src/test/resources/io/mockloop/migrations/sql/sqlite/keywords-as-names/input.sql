CREATE TABLE end (begin int, "case" int, trigger int, temp int);
INSERT INTO end VALUES (1, 2, 3, 4);
CREATE TABLE begin (end text);
INSERT INTO begin (end) SELECT begin FROM end;
CREATE TABLE trigger (explain int, query int, plan int);
INSERT INTO trigger VALUES (1, 2, 3);
CREATE TEMP TABLE trigger2 (a int);
CREATE INDEX trigger_ ON trigger (explain);
CREATE TRIGGER end AFTER INSERT ON end BEGIN
  INSERT INTO begin (end) VALUES (new.begin);
END;
INSERT INTO end (begin) VALUES (9);
ALTER TABLE end RENAME COLUMN begin TO end;
INSERT INTO end (end) VALUES (10);
EXPLAIN SELECT 1;
EXPLAIN QUERY PLAN SELECT end FROM end;
SELECT 1 AS end, 2 AS begin;
