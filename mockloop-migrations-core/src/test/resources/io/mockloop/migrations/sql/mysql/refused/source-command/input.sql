CREATE TABLE a (b INT);
source other.sql ;
