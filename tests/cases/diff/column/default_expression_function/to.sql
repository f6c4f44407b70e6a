CREATE FUNCTION random_code() RETURNS text LANGUAGE sql AS $$SELECT md5(random()::text)$$;
CREATE TABLE vouchers (
    id integer PRIMARY KEY,
    code text NOT NULL DEFAULT random_code()
);
INSERT INTO vouchers VALUES (1, 'abc');
