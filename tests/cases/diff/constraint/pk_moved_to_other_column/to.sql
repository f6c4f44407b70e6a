-- Surrogate key for a natural one; the natural one stays unique.

CREATE TABLE countries (
    id integer NOT NULL,
    code char(2) NOT NULL,
    CONSTRAINT countries_pkey PRIMARY KEY (id),
    CONSTRAINT countries_key UNIQUE (code)
);
INSERT INTO countries VALUES (1, 'AT'), (2, 'DE');
