CREATE TABLE orders (id bigserial, region varchar(20) NOT NULL, invoice bigint, UNIQUE (region, id));
CREATE TABLE invoices (id bigint NOT NULL, region varchar(20) NOT NULL, order_id bigint);
CREATE UNIQUE INDEX invoices_key ON invoices (region, id);
ALTER TABLE orders ADD CONSTRAINT orders_invoice FOREIGN KEY (region, invoice) REFERENCES invoices (region, id);
ALTER TABLE invoices ADD CONSTRAINT invoices_order FOREIGN KEY (region, order_id) REFERENCES orders (region, id);
