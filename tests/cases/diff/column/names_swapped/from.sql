CREATE TABLE pairs (
    a text DEFAULT 'left',
    b text DEFAULT 'right'
);
