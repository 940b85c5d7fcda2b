-- of ${table}, in ${currency}
CREATE TABLE ${table} (id INT, price INT, currency VARCHAR(3));
