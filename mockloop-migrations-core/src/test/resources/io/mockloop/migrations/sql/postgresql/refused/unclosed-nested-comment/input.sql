CREATE TABLE a (b INT);
/* begins here
   /* nested */
SELECT 2;
