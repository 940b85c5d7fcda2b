SELECT 'it''s;', 'back\', E'it\'s;', e'\\', 'a\';
SELECT E'a\';'
  -- a comment in between
  'b\';';
SELECT U&'d\0061t;' UESCAPE '!', U&"d\;a", N';', B'1', X'1F', "a;""b";
SELECT 'a' ';', name E'\';';
