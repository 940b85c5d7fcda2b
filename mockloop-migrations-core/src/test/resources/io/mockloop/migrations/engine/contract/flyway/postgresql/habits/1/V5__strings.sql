CREATE TABLE strings (a text, b text);
INSERT INTO strings VALUES
  (E'it\'s; \\', 'C:\'),
  (U&'d!0061t;a' UESCAPE '!', U&'\0027;'),
  ('two '
   'parts;', E'tab\t;'),
  ($$a;b$$, $t$ $$;$$ $t$),
  (B'101'::text, N'n;');
SELECT doc ? 'a', doc @> '{"a": ";"}', doc #>> '{a}' FROM shop."order's;" WHERE amount <> -1; SELECT 5 --;
;
