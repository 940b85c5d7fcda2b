INSERT INTO seen VALUES ('Zebra');
