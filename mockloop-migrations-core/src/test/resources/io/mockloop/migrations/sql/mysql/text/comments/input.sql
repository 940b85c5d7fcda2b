# a hash; comment
-- a comment;
--
--no space, but nothing else either
SELECT 5--1, 1 -- 2;
;
/* a /* b; */ SELECT 2 /* c; */;
/*!40101 SET @a = 'x;*/' */;
/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`%`*/ /*!50003 TRIGGER t AFTER INSERT ON a FOR EACH ROW BEGIN SELECT 1; SELECT 2; END */;
SELECT /*+ NO_ICP(t1; t2) */ 3 # end;
;
SELECT /*! STRAIGHT_JOIN /* inner; */ */ 4;
/*!999999\- enable the sandbox mode */
SELECT 6 --	7
;
