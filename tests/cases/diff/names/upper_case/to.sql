CREATE SCHEMA "Sales";
CREATE TYPE "Sales"."OrderState" AS ENUM ('Open', 'Closed');
CREATE TABLE "Sales"."Orders" (
    "Id" integer GENERATED ALWAYS AS IDENTITY CONSTRAINT "PK_Orders" PRIMARY KEY,
    "CustomerName" varchar(80) NOT NULL,
    "State" "Sales"."OrderState" NOT NULL DEFAULT 'Open'
);
CREATE INDEX "IX_Orders_CustomerName" ON "Sales"."Orders" ("CustomerName");
CREATE VIEW "Sales"."OpenOrders" AS SELECT "Id", "CustomerName" FROM "Sales"."Orders" WHERE "State" = 'Open';
INSERT INTO "Sales"."Orders" ("CustomerName") VALUES ('Ada'), ('Grace');
