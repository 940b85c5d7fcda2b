CREATE TABLE [a;b] (`c;d` text, "e;""f" text, 'g;''h' text, [i'j] int, "k`l[" int, `m``n` int);
INSERT INTO [a;b] VALUES ('line
end;', '-- no comment', '/* nor this', 1, 2, 3);
INSERT INTO "a;b" (`c;d`, [e;"f]) VALUES ('back\', '\'), ('x;', 'it''s');
CREATE INDEX [x;y] ON [a;b] ([i'j]);
CREATE VIEW `v;w` AS SELECT [c;d] || ';' AS 'x;y' FROM 'a;b';
INSERT INTO [a;b] (`m``n`) SELECT 5--1;
;
INSERT INTO [a;b] ([i'j]) SELECT x'00'=x'3B' UNION SELECT 7;
CREATE TABLE "a"(b int)/*;*/;INSERT INTO a VALUES(1)--;
