CREATE TABLE t (id int PRIMARY KEY, a int, b text DEFAULT 'x');
CREATE TABLE log (what text, id int, at timestamptz DEFAULT now());
CREATE VIEW v AS SELECT id, a, b FROM t;
-- events; ALSO, INSTEAD, NOTHING
CREATE RULE on_insert AS ON INSERT TO t DO ALSO INSERT INTO log (what, id) VALUES ('insert', NEW.id);
CREATE RULE on_update AS ON UPDATE TO t DO INSERT INTO log VALUES ('update', OLD.id, now());
CREATE RULE on_delete AS ON DELETE TO t DO ALSO DELETE FROM log WHERE log.id = OLD.id;
CREATE RULE nothing AS ON INSERT TO log DO INSTEAD NOTHING;
CREATE RULE also_nothing AS ON UPDATE TO log DO ALSO NOTHING;
-- WHERE, of the rule and over subqueries
CREATE RULE guarded AS ON UPDATE TO t WHERE OLD.a <> NEW.a AND NEW.b LIKE 'x%' DO INSTEAD NOTHING;
CREATE RULE guarded_sub AS ON DELETE TO t WHERE EXISTS (SELECT 1 FROM log WHERE log.id = OLD.id) DO INSTEAD NOTHING;
-- several actions, NOTIFY, SELECT, INSERT from SELECT, UPDATE FROM, DELETE USING
CREATE RULE several AS ON UPDATE TO t DO ALSO (
  INSERT INTO log (what) SELECT b FROM t WHERE id = NEW.id;
  UPDATE log SET what = what || '!' FROM t x WHERE x.id = log.id AND x.id = OLD.id;
  DELETE FROM log USING t WHERE t.id = log.id AND t.a = NEW.a;
  NOTIFY changes, 'payload';
);
CREATE RULE notify_only AS ON DELETE TO t DO ALSO NOTIFY "Odd Channel";
CREATE RULE selects AS ON INSERT TO t DO ALSO SELECT count(*) FROM t WHERE id > NEW.id;
-- of a view that can be written to, with RETURNING, ON CONFLICT, WITH, many rows
CREATE RULE v_insert AS ON INSERT TO v DO INSTEAD INSERT INTO t VALUES (NEW.id, NEW.a, NEW.b) RETURNING t.id, t.a, t.b;
CREATE RULE v_update AS ON UPDATE TO v DO INSTEAD UPDATE t SET (a, b) = (NEW.a, NEW.b), id = NEW.id WHERE t.id = OLD.id RETURNING *;
CREATE RULE v_delete AS ON DELETE TO v DO INSTEAD DELETE FROM t WHERE id = OLD.id;
CREATE VIEW w AS SELECT id, b FROM t;
ALTER VIEW w ALTER b SET DEFAULT 'from the view';
CREATE RULE w_insert AS ON INSERT TO w DO INSTEAD INSERT INTO t (id, b) VALUES (NEW.id, NEW.b) ON CONFLICT (id) DO UPDATE SET b = EXCLUDED.b WHERE t.a > 1;
CREATE RULE w_update AS ON UPDATE TO w DO INSTEAD (UPDATE t SET b = DEFAULT WHERE id = OLD.id; INSERT INTO log DEFAULT VALUES; INSERT INTO log (what, id) VALUES ('a', 1), ('b', 2));
CREATE RULE w_with AS ON DELETE TO w DO INSTEAD WITH x AS (SELECT 1 AS n) INSERT INTO log (id) SELECT n FROM x;
-- states
CREATE RULE s_disabled AS ON INSERT TO t DO INSTEAD NOTHING;
CREATE RULE s_replica AS ON INSERT TO t DO INSTEAD NOTHING;
CREATE RULE s_always AS ON INSERT TO t WHERE NEW.a = 77 DO INSTEAD NOTHING;
ALTER TABLE t DISABLE RULE s_disabled, ENABLE REPLICA RULE s_replica, ENABLE ALWAYS RULE s_always;
-- names, comments, renamed
CREATE RULE "Odd Name" AS ON INSERT TO t WHERE NEW.id < 0 DO INSTEAD NOTHING;
CREATE RULE was AS ON INSERT TO t WHERE NEW.id < -1 DO INSTEAD NOTHING;
ALTER RULE was ON t RENAME TO "is";
COMMENT ON RULE "Odd Name" ON t IS 'odd';
COMMENT ON RULE "_RETURN" ON v IS 'what makes a view';
-- of a partitioned table, and of one that has triggers
CREATE TABLE parted (a int) PARTITION BY LIST (a);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES IN (1);
CREATE RULE parted_rule AS ON INSERT TO parted DO ALSO NOTHING;
CREATE RULE part_rule AS ON DELETE TO parted_1 DO INSTEAD NOTHING;
