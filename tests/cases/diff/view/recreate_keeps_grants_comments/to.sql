CREATE TABLE users (
    id integer PRIMARY KEY,
    name varchar(40) NOT NULL
);
CREATE VIEW user_list WITH (security_barrier) AS SELECT id, name FROM users;
ALTER VIEW user_list OWNER TO shale_test_a;
ALTER VIEW user_list ALTER name SET DEFAULT 'nobody';
COMMENT ON VIEW user_list IS 'what the application sees';
COMMENT ON COLUMN user_list.name IS 'never empty';
GRANT SELECT ON user_list TO shale_test_b WITH GRANT OPTION;
GRANT UPDATE (name) ON user_list TO shale_test_b;
INSERT INTO users VALUES (1, 'Ada');
