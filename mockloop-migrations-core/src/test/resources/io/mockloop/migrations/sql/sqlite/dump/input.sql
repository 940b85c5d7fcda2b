PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE people(id integer primary key autoincrement, name text not null default 'a;b', "na;me" text, [x;y] text, `z;` blob);
INSERT INTO people VALUES(1,'it''s',replace('line1\nline2','\n',char(10)),NULL,NULL);
INSERT INTO people VALUES(2,'x;y','-- no comment',NULL,NULL);
CREATE TABLE log(id int);
CREATE TABLE wr(a text primary key, b) without rowid;
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('people',2);
CREATE TRIGGER tr after insert on people begin
  insert into log values (case when new.id > 1 then 1 else 2 end); -- END;
  update people set name = 'end;' where id = new.id;
end
;
CREATE VIEW v as select name || ';' from people;
COMMIT;
