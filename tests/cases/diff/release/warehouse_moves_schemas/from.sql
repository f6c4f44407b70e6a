-- Objects move to schemas by purpose; nothing else about them changes.

CREATE SCHEMA stock;
CREATE SCHEMA sales;
CREATE TYPE public.unit AS ENUM ('piece', 'kg');
CREATE TABLE public.items (
    sku text PRIMARY KEY,
    unit public.unit NOT NULL DEFAULT 'piece',
    quantity numeric NOT NULL DEFAULT 0
);
CREATE SEQUENCE public.order_number START 1000;
CREATE TABLE public.orders (
    number bigint PRIMARY KEY DEFAULT nextval('public.order_number'),
    sku text NOT NULL REFERENCES public.items,
    quantity numeric NOT NULL CHECK (quantity > 0)
);
ALTER SEQUENCE public.order_number OWNED BY public.orders.number;
CREATE FUNCTION public.free(item text) RETURNS numeric LANGUAGE sql STABLE
    BEGIN ATOMIC
        SELECT i.quantity - coalesce(sum(o.quantity), 0)
        FROM public.items i LEFT JOIN public.orders o USING (sku) WHERE i.sku = item GROUP BY i.sku;
    END;
CREATE VIEW public.missing AS SELECT sku FROM public.items WHERE public.free(sku) < 0;
INSERT INTO public.items (sku, quantity) VALUES ('bolt', 12), ('nut', 0);
INSERT INTO public.orders (sku, quantity) VALUES ('bolt', 3);
