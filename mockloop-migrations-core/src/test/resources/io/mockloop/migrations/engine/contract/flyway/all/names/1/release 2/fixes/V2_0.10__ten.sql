UPDATE customers SET note = 'never' WHERE id < 0;
