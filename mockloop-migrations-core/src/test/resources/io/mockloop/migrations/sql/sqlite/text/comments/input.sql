/* not /* nested; */ SELECT 1;
CREATE /* a; */ TABLE -- b;
a(b int);
/*+ no hint here */ SELECT 2;
--migrate:down
SELECT 3
