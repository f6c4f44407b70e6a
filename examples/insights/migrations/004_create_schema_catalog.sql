-- Migration 004: Create the schema catalog
-- Purpose: Tables and columns of the customers' databases, as the crawler saw them
-- Dependencies: 000_enable_extensions.sql

BEGIN;

CREATE TABLE IF NOT EXISTS "SchemaTable" (
  id SERIAL PRIMARY KEY,
  "databaseName" VARCHAR(100) NOT NULL,
  "tableName" VARCHAR(128) NOT NULL,
  "rowEstimate" BIGINT,
  "crawledAt" TIMESTAMPTZ DEFAULT NOW(),
  UNIQUE ("databaseName", "tableName")
);

CREATE TABLE IF NOT EXISTS "SchemaColumn" (
  id SERIAL PRIMARY KEY,
  "tableId" INTEGER NOT NULL REFERENCES "SchemaTable"(id) ON DELETE CASCADE,
  "columnName" VARCHAR(128) NOT NULL,
  "dataType" VARCHAR(64) NOT NULL,
  "isNullable" BOOLEAN NOT NULL DEFAULT true,
  UNIQUE ("tableId", "columnName")
);

COMMIT;
