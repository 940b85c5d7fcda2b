CREATE TABLE a (b INT);
\d //
