CREATE TABLE a(b int);
.import data.csv a
