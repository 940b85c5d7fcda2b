DELIMITER $$
CREATE PROCEDURE windows()
BEGIN
  INSERT INTO log (what) VALUES ('two
lines');
END$$
DELIMITER ;
CALL windows();
