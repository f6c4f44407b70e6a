CREATE TABLE orders (id bigserial, region varchar(20) NOT NULL, invoice bigint, UNIQUE (region, id))
  PARTITION BY LIST (region);
CREATE TABLE orders_north PARTITION OF orders FOR VALUES IN ('north');
CREATE TABLE orders_rest PARTITION OF orders DEFAULT;
CREATE TABLE invoices (id bigint NOT NULL, region varchar(20) NOT NULL, order_id bigint)
  PARTITION BY LIST (region);
CREATE TABLE invoices_north PARTITION OF invoices FOR VALUES IN ('north');
CREATE TABLE invoices_rest PARTITION OF invoices DEFAULT;
CREATE UNIQUE INDEX invoices_key ON invoices (region, id);
ALTER TABLE orders ADD CONSTRAINT orders_invoice FOREIGN KEY (region, invoice) REFERENCES invoices (region, id);
ALTER TABLE invoices ADD CONSTRAINT invoices_order FOREIGN KEY (region, order_id) REFERENCES orders (region, id);
