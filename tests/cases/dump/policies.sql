CREATE SCHEMA other;
CREATE TABLE t (id int, owner name, tenant int, hidden boolean);
CREATE TABLE members (tenant int, who name);
-- commands
CREATE POLICY p_default ON t;
CREATE POLICY p_all ON t FOR ALL USING (true);
CREATE POLICY p_select ON t FOR SELECT USING (owner = CURRENT_USER);
CREATE POLICY p_insert ON t FOR INSERT WITH CHECK (owner = SESSION_USER);
CREATE POLICY p_update ON t FOR UPDATE USING (NOT hidden) WITH CHECK (tenant = current_setting('app.tenant', true)::int);
CREATE POLICY p_delete ON t FOR DELETE USING (id > 0);
CREATE POLICY p_check_only ON t FOR UPDATE WITH CHECK (id > 0);
-- permissive and restrictive
CREATE POLICY p_permissive ON t AS PERMISSIVE USING (id = 1);
CREATE POLICY p_restrictive ON t AS RESTRICTIVE USING (id = 2) WITH CHECK (id = 3);
CREATE POLICY p_restrictive_select ON t AS RESTRICTIVE FOR SELECT TO shale_test_a USING (id = 2);
-- roles
CREATE POLICY p_public ON t TO PUBLIC USING (true);
CREATE POLICY p_role ON t TO shale_test_a USING (true);
CREATE POLICY p_roles ON t TO shale_test_b, shale_test_a USING (true);
-- other tables, itself, functions
CREATE FUNCTION other.allowed(int) RETURNS boolean LANGUAGE sql STABLE AS 'SELECT $1 > 0';
CREATE POLICY p_other ON t USING (EXISTS (SELECT 1 FROM members m WHERE m.tenant = t.tenant AND m.who = CURRENT_USER));
CREATE POLICY p_in ON t USING (tenant IN (SELECT tenant FROM members) AND other.allowed(id));
CREATE POLICY p_itself ON t USING (id < (SELECT max(x.id) FROM t x));
CREATE POLICY p_mutual ON members USING (tenant = ANY (ARRAY(SELECT tenant FROM t)));
-- a function that is replaced by a later one with the row type of the table
CREATE FUNCTION visible(t) RETURNS boolean LANGUAGE sql AS 'SELECT NOT $1.hidden';
CREATE POLICY p_row ON t USING (visible(t));
-- switched on, forced, forced but off, on without policies, off with policies
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE TABLE forced (id int);
ALTER TABLE forced ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY p ON forced USING (id = 1);
CREATE TABLE forced_off (id int);
ALTER TABLE forced_off FORCE ROW LEVEL SECURITY;
CREATE TABLE without (id int);
ALTER TABLE without ENABLE ROW LEVEL SECURITY;
CREATE TABLE was_on (id int);
ALTER TABLE was_on ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE was_on DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY;
-- names, comments, altered
CREATE POLICY "Odd Policy" ON forced TO shale_test_b USING (id = 5);
ALTER POLICY "Odd Policy" ON forced TO shale_test_a USING (id = 6);
ALTER POLICY p ON forced RENAME TO q;
COMMENT ON POLICY "Odd Policy" ON forced IS 'it''s odd';
