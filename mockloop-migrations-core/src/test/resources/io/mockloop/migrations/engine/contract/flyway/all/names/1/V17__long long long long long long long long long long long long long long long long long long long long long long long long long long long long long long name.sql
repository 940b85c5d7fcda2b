CREATE TABLE seventeen (id INT);
