CREATE TYPE priority AS ENUM ('high', 'low', 'middle');
CREATE TABLE tasks (
    id integer PRIMARY KEY,
    priority priority NOT NULL
);
CREATE INDEX tasks_priority_idx ON tasks (priority);
INSERT INTO tasks VALUES (1, 'low'), (2, 'high'), (3, 'middle');
