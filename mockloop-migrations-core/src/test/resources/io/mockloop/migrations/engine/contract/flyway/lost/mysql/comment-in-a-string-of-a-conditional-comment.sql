CREATE TABLE t (a INT, b VARCHAR(20));
DELIMITER ;;
/*!50003 CREATE*/ /*!50017 DEFINER=CURRENT_USER*/ /*!50003 TRIGGER fill BEFORE INSERT ON t FOR EACH ROW BEGIN
  SET NEW.a = 5;
  SET NEW.b = '/* none */';
END */;;
DELIMITER ;
INSERT INTO t VALUES (1, NULL);

-- Flyway: You have an error in your SQL syntax
-- Proof: SELECT a, b FROM t
-- Answer: 5|/* none */
