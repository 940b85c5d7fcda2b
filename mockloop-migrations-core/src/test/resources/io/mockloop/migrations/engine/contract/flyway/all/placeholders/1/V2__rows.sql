INSERT INTO ${table} VALUES (1, ${limit}, '${currency}');
INSERT INTO ${TABLE} VALUES (2, ${limit}0, '${Currency}');
/* ${table} */ INSERT INTO ${table}
  VALUES (3, 5, '{t}');
