-- needs PostgreSQL 16

CREATE VIEW objects AS
    SELECT JSON_OBJECT('a': 1, 'b': 'x' ABSENT ON NULL) AS object,
        JSON_ARRAY(1, 2, NULL NULL ON NULL) AS list,
        ('{}' IS JSON OBJECT WITH UNIQUE KEYS) AS is_object;
