-- LIKE copies; it leaves no tie.

CREATE TABLE base (
    id bigint NOT NULL,
    note text DEFAULT 'none'
);
CREATE TABLE copy (
    LIKE base INCLUDING DEFAULTS,
    extra integer
);
