SET search_path = shop, public;
CREATE TABLE in_shop (id integer);
SET statement_timeout = '1h';
