-- Migration 030 (down)

DROP TABLE IF EXISTS engine_business_glossary;
