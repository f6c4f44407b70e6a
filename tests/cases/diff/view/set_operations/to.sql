-- Values, union, tablesample, row comparison, collation and casts.

CREATE TABLE words (
    word text,
    weight integer
);
CREATE VIEW samples AS
    (SELECT word FROM words TABLESAMPLE bernoulli (10) REPEATABLE (1)
    EXCEPT SELECT word FROM words WHERE (word, weight) < ('m', 5))
    UNION ALL VALUES ('extra' COLLATE "C"), ('more'::varchar(10));
