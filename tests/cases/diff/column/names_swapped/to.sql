CREATE TABLE pairs (
    b text DEFAULT 'left',
    a text DEFAULT 'right'
);
