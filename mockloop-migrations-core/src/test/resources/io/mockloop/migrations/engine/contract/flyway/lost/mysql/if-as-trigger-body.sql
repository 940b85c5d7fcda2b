CREATE TABLE users (id INT, api_key VARCHAR(40));

CREATE TRIGGER before_insert_users BEFORE INSERT ON users FOR EACH ROW
  IF NEW.api_key IS NULL THEN SET NEW.api_key = 'made'; END IF;

INSERT INTO users (id) VALUES (1);

-- Flyway: You have an error in your SQL syntax
-- Proof: SELECT api_key FROM users
-- Answer: made
