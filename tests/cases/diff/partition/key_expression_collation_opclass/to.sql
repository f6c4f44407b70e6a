CREATE TABLE words (
    word text NOT NULL,
    length integer NOT NULL
) PARTITION BY RANGE (lower(word) COLLATE "C" text_pattern_ops, length);
CREATE TABLE words_a PARTITION OF words FOR VALUES FROM ('a', MINVALUE) TO ('b', MINVALUE);
