CREATE TABLE documents (
    id integer PRIMARY KEY,
    owner name NOT NULL DEFAULT current_user
);
INSERT INTO documents VALUES (1, 'shale_test_a');
