SET @s = (SELECT IF(
  (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'log' AND column_name = 'extra') > 0,
  'SELECT 1', 'ALTER TABLE log ADD COLUMN extra VARCHAR(10)'));
PREPARE s FROM @s;
EXECUTE s;
DEALLOCATE PREPARE s;
UPDATE log SET extra = 'x' WHERE what LIKE '%;%';
