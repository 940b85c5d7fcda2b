/*M!999999\- enable the sandbox mode */
-- MariaDB dump
CREATE TABLE t (a INT, b VARCHAR(20));
/*M!100616 SET @a = ';*/' */;
/*!100616 SET @b = "*/;" */;
/*M! INSERT INTO t VALUES (1, @a) */;
INSERT INTO t VALUES (/*M!100000 2 */, /*M!999999 'nor; ', */ @b);
/*M!100616 INSERT INTO t VALUES (3, 'x') */ ;
