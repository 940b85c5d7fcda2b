SET sql_mode = ORACLE;
DELIMITER //
CREATE OR REPLACE PROCEDURE fill(n INT) AS
  i INT := 0;
BEGIN
  WHILE i < n LOOP
    i := i + 1;
    INSERT INTO t (id, name) VALUES (i, 'oracle');
  END LOOP;
END;
//
CALL fill(2)//
DELIMITER ;
