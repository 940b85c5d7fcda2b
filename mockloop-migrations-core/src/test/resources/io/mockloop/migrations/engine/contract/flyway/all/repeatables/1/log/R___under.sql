INSERT INTO seen VALUES ('_under');
