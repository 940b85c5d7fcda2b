CREATE TABLE source (source INT);
-- as the sample database Employees has it
source load_departments.dump ;
