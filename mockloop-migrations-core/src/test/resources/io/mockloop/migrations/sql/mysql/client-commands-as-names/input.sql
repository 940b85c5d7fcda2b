CREATE TABLE source (go INT, status INT, `use` INT, help INT, exit_ INT, connect INT, clear INT);
INSERT INTO source (go,
status,
help
) VALUES (1, 2, 3);
SELECT
go
FROM source;
UPDATE source SET
connect = 1,
clear = 2;
