-- One value of an enum becomes a list of another one's.

CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TYPE feeling AS ENUM ('sad', 'happy', 'numb');
CREATE TABLE people (
    now feeling[]
);
