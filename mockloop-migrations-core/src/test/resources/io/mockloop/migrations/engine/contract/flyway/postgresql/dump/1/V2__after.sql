CREATE TABLE after_dump AS SELECT * FROM totals;
