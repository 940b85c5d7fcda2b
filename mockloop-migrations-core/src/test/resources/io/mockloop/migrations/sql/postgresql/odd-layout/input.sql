CREATE TABLE a (b text);INSERT INTO a VALUES ('1;');INSERT INTO a VALUES ('2')
;



INSERT INTO a VALUES ('3') ; ; ;;
	INSERT INTO a
VALUES (
'4
;
--'
);INSERT INTO a(b)SELECT'5'UNION SELECT'6;'/**/;
CREATE TABLE ünïcode_täbelle ("größe;" text DEFAULT 'ä;€😀');
INSERT INTO ünïcode_täbelle DEFAULT VALUES;
CREATE TABLE "comment -- no" ("/* nor this" int, "'" int, "$$" int);
INSERT INTO "comment -- no" VALUES (1, 2, 3)
