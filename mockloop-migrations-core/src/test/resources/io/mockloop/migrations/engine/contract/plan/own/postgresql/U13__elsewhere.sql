SET search_path = elsewhere;
DROP TABLE there;
DROP SCHEMA elsewhere;
