-- a licence; with a semicolon
/* a block; /* nested; */ still; */
CREATE TABLE a(b int /* inner; */, -- to the end; of the line
  c int) /* trailing; */ -- and more;
;
/* before */ INSERT INTO a VALUES (1, 2) /* behind */;;
; -- nothing
/*+ SeqScan(a) */ INSERT INTO a SELECT * FROM a;
/*+ a hint of nothing */
INSERT INTO a SELECT 5 - -1, 5--1;
  ;
/**/INSERT/**/INTO/***/a/*/* */*/VALUES(6,7)/*;*//* /**/ */;
INSERT INTO a VALUES (8, 9) -- a comment that ends the file;
