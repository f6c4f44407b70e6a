CREATE TABLE products (
    id integer PRIMARY KEY,
    price numeric CONSTRAINT products_price_check CHECK (price >= 0)
);
COMMENT ON CONSTRAINT products_price_check ON products IS 'free is allowed';
COMMENT ON CONSTRAINT products_pkey ON products IS 'one row per product';
