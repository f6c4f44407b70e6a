CREATE TABLE numbers (
    number integer
);
