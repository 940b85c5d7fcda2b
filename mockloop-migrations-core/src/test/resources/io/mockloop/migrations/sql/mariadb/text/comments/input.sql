/*M!999999\- enable the sandbox mode */
-- MariaDB dump
/*M!100616 SET @a = ';*/' */;
/*M!100616 SET @b = 1; */;
SELECT 1;
