-- a licence; with a semicolon
/* a block; /* nested; */ still; */
CREATE TABLE a(b int /* inner; */, -- to the end; of the line
  c int) /* trailing; */ -- and more;
;
/* before */ SELECT 1 /* behind */;;
; -- nothing
/*+ SeqScan(a) */ SELECT * FROM a;
/*+ a hint of nothing */
SELECT 5 - -1, 5--1;
  , 2
