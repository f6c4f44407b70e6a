CREATE TABLE tickets (
    id uuid NOT NULL DEFAULT gen_random_uuid()
);
