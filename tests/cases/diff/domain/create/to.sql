CREATE DOMAIN postal_code AS text COLLATE "C" DEFAULT '00000' NOT NULL
    CONSTRAINT postal_code_digits CHECK (VALUE ~ '^[0-9]{5}$');
