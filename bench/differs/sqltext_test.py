#!/usr/bin/env python3
"""Run it: it says OK, or what is wrong."""
import unittest

import sqltext


def parts(sql):
    return [sql[start:end] for start, end in sqltext.split(sql)]


class Split(unittest.TestCase):
    def test_semicolons_that_end_nothing(self):
        self.assertEqual(parts("SELECT ';', \";\", $a$;$a$, E'\\';' /* ; /* ; */ ; */ -- ;\n; b"),
                         ["SELECT ';', \";\", $a$;$a$, E'\\';'", "b"])
        self.assertEqual(len(parts("CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3")), 2)

    def test_atomic_body(self):
        sql = "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT 2; END; SELECT 3;"
        self.assertEqual(parts(sql)[1:], ["SELECT 3"])

    def test_transaction_is_no_atomic_body(self):
        self.assertEqual(parts("BEGIN; SELECT 1; END;"), ["BEGIN", "SELECT 1", "END"])

    def test_nothing(self):
        self.assertEqual(parts(" ;; -- x\n"), [])


class ClusterWide(unittest.TestCase):
    def test_taken_out(self):
        sql = ("CREATE ROLE a;\nCREATE TABLE t ();\nGRANT a TO b;\nGRANT SELECT ON t TO a;\nALTER USER a LOGIN;\n"
               "CREATE USER MAPPING FOR a SERVER s;\nDO $$BEGIN CREATE ROLE a; END$$;")
        kept, removed = sqltext.without_cluster_wide(sql)
        self.assertEqual(removed, ["CREATE ROLE a", "GRANT a TO b", "ALTER USER a LOGIN"])
        self.assertEqual(parts(kept), ["CREATE TABLE t ()", "GRANT SELECT ON t TO a",
                                       "CREATE USER MAPPING FOR a SERVER s", "DO $$BEGIN CREATE ROLE a; END$$"])


class Order(unittest.TestCase):
    A = "CREATE TABLE public.t (\n    a integer,\n    b text,\n    CONSTRAINT c CHECK (true)\n);\nSELECT 1;\n"

    def test_columns_and_statements(self):
        b = "SELECT 1;\nCREATE TABLE public.t (\n    b text,\n    a integer,\n    CONSTRAINT c CHECK (true)\n);\n"
        self.assertEqual(sqltext.in_any_order(self.A), sqltext.in_any_order(b))

    def test_order_that_counts(self):
        kind = "CREATE TYPE public.t AS (\n\ta integer,\n\tb text\n);\n"
        self.assertNotEqual(sqltext.in_any_order(kind),
                            sqltext.in_any_order("CREATE TYPE public.t AS (\n\tb text,\n\ta integer\n);\n"))

    def test_settings_that_a_table_is_under(self):
        method = "SET default_table_access_method = {};\n"
        self.assertNotEqual(sqltext.in_any_order(method.format("heap") + self.A),
                            sqltext.in_any_order(method.format("other") + self.A))

    def test_lists_of_values(self):
        one = "CHECK (((s)::text = ANY ((ARRAY['a'::character varying, 'it''s'::character varying])::text[])))"
        two = "CHECK (((s)::text = ANY (ARRAY[('a'::character varying)::text, ('it''s'::character varying)::text])))"
        self.assertEqual(sqltext.plain_lists(one), sqltext.plain_lists(two))
        other = two.replace("'a'", "'b'")
        self.assertNotEqual(sqltext.plain_lists(one), sqltext.plain_lists(other))

    def test_empty_table(self):
        self.assertEqual(len(sqltext.in_any_order("CREATE TABLE public.t (\n);\n")), 1)


if __name__ == "__main__":
    unittest.main()
