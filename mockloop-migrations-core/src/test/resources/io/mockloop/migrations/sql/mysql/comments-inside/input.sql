# a hash; comment
-- a comment;
--
CREATE TABLE t (a INT, b VARCHAR(20) DEFAULT '/*;' /* '; */, # ";
  c INT) -- `;
;
#
INSERT INTO t (a, c) VALUES (5--1, 1 -- 2;
);
/* a /* b; */ INSERT INTO t VALUES /* c; */ (1, '#', 2);#x
/*!40101 SET @a = 'x;*/' */;
/*! INSERT INTO t VALUES (2, @a, 3) */;
INSERT INTO t VALUES (/*!40101 3, */ /*!99999 999, */ ';', 4);
INSERT INTO t SELECT /*+ NO_ICP(t; ') */ 5, 'x', 6 # end;
;
INSERT INTO t SELECT /*! STRAIGHT_JOIN */ 6, /*!50000 /* inner; */ 'x;' */, 7;
INSERT INTO t VALUES (7, 'y', --	7
8);
/**/INSERT/**/INTO/***/t/* */VALUES(8,'z',9)/*;*/;/*;*/
INSERT INTO t VALUES (9, '--', 10) -- the end;
