CREATE TABLE lessons (
    room text NOT NULL,
    starts timestamp NOT NULL,
    minutes integer NOT NULL
);
