SELECT 1;
/* begins here
   /* nested */
SELECT 2;
