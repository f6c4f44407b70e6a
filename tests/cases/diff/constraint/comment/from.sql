CREATE TABLE products (
    id integer PRIMARY KEY,
    price numeric CONSTRAINT products_price_check CHECK (price >= 0)
);
COMMENT ON CONSTRAINT products_price_check ON products IS 'never below zero';
