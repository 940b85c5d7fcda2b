CREATE TABLE a (b int);
\i other.sql
