# it's the first one; with habits
CREATE TABLE IF NOT EXISTS `order;s` (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, -- the key; it's
  `begin` DATE NULL COMMENT 'it''s; "begin"',
  `end` DATE NULL COMMENT "the \"end\";",
  state ENUM('new', 'it\'s; done') NOT NULL DEFAULT 'new',
  n INT GENERATED ALWAYS AS (CASE WHEN state = 'new' THEN 1 ELSE IF(state > 'n', 2, 3) END) VIRTUAL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='a -- b # c /* d';
--
--	tabbed, isn't it
DROP TABLE IF EXISTS nothing;
CREATE TABLE log (id INT AUTO_INCREMENT PRIMARY KEY, what VARCHAR(200)) /* don't */ ENGINE = InnoDB;#'
INSERT INTO log (what) VALUES ('it\'s; one'), ('C:\\'), ("a\";b"), ('a'';b'), ('# -- /*');
/*!40101 SET @saved_sql_mode = @@sql_mode, sql_mode = 'NO_AUTO_VALUE_ON_ZERO' */;
/*!50001 CREATE TABLE conditional (id INT) */;
/*!99999 this is never run; */;
/*!40101 SET sql_mode = @saved_sql_mode */ ;
INSERT INTO log (what) SELECT CASE WHEN 1 = 1 THEN 'case; end' END;
INSERT INTO `order;s` (`begin`, `end`) VALUES ('2020-01-01', '2020-01-02');
