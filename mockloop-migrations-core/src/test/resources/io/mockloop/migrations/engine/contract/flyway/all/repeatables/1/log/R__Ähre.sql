INSERT INTO seen VALUES ('Ähre');
