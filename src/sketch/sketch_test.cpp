#include "sketch/sketch.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "kinds/text.h"
#include "sql/parse.h"

namespace shale {
namespace {

Sketch sketch_of(std::string_view sql) {
  Sketch sketch;
  const ParseProblem problem = parse(sql, [&](const TreeNode& tree) {
    sketch.assume(tree);
    sketch.take(tree);
  });
  EXPECT_EQ(problem.what, "") << sql;
  return sketch;
}

std::string types_in(const Sketch& sketch, std::string_view table) {
  std::vector<std::string> all;
  const SketchedTable* known = sketch.table(table);
  EXPECT_NE(known, nullptr) << table;
  if (known != nullptr)
    for (const SketchedColumn& column : known->columns)
      all.push_back(column.name + " " + column.type);
  return join(all, ", ");
}

TEST(Sketch, TypesAreAsTheServerPrintsThem) {
  const Sketch sketch = sketch_of(
      "CREATE TABLE t (a int, b varchar(20), c char(3), d timestamptz(3), e numeric(10,2), f "
      "text[],"
      " g bigserial, h \"Mood\", i app.kind, j time, k float8, l bit varying(4))");
  EXPECT_EQ(
      types_in(sketch, "t"),
      "a integer, b character varying(20), c character(3), d timestamp(3) with time zone, "
      "e numeric(10,2), f text[], g bigint, h \"Mood\", i app.kind, j time without time zone, "
      "k double precision, l bit varying(4)");
}

TEST(Sketch, FollowsNames) {
  const Sketch sketch = sketch_of(
      "CREATE TABLE a (id int PRIMARY KEY, n int);\nCREATE INDEX a_n ON a (n);\n"
      "CREATE TABLE b (a int REFERENCES a);\nCREATE TYPE mood AS ENUM ('x');\n"
      "CREATE TABLE c (m mood);\nALTER TABLE a RENAME TO z;\nALTER TABLE z RENAME COLUMN n TO m;\n"
      "ALTER INDEX a_n RENAME TO z_m;\nALTER TYPE mood RENAME TO feeling;");
  EXPECT_EQ(sketch.table("a"), nullptr);
  EXPECT_EQ(types_in(sketch, "z"), "id integer, m integer");
  ASSERT_EQ(sketch.table_of_index("z_m"), sketch.table("z"));
  EXPECT_EQ(sketch.table("z")->indexes.back().columns, std::vector<std::string>{"m"});
  ASSERT_EQ(sketch.referring_to("z").size(), 1U);
  EXPECT_EQ(sketch.referring_to("z")[0]->name, "b");
  EXPECT_EQ(types_in(sketch, "c"), "m feeling");
}

TEST(Sketch, TemporaryTablesAreNobodyElses) {
  Sketch sketch = sketch_of(
      "CREATE TABLE a (id int);\nCREATE TEMP TABLE s (id int);\nCREATE INDEX s_id ON s (id);\n"
      "ALTER TABLE s ADD COLUMN v text;\nCREATE TEMPORARY TABLE t AS SELECT 1 AS id;\n"
      "CREATE INDEX ON t (id);\nCREATE TEMP TABLE a (v text);\nALTER TABLE a ADD COLUMN w int;");
  EXPECT_EQ(sketch.table("s"), nullptr);
  EXPECT_EQ(sketch.table("t"), nullptr);
  EXPECT_EQ(sketch.table("a"), nullptr);  // the temporary one stands before it
  sketch.begin_file();
  EXPECT_EQ(types_in(sketch, "a"), "id integer");
}

TEST(Sketch, WhatIsMadeAnewIsAnother) {
  const Sketch sketch = sketch_of(
      "CREATE TABLE a (id int, n int);\nALTER TABLE a DROP COLUMN n;\nALTER TABLE a ADD n int;");
  EXPECT_EQ(sketch.table("a")->column("n")->number, 3U);
  const Sketch anew =
      sketch_of("CREATE TABLE b (id int);\nDROP TABLE b;\nCREATE TABLE b (id int);");
  EXPECT_NE(anew.table("b")->oid, sketch_of("CREATE TABLE b (id int);").table("b")->oid);
}

TEST(Sketch, ConstraintsAreNamedAsTheServerNamesThem) {
  const Sketch sketch = sketch_of(
      "CREATE TABLE a (id int PRIMARY KEY, n int UNIQUE, m int CHECK (m > 0), o int REFERENCES a,"
      " UNIQUE (n, m));\nCREATE INDEX ON a (lower(n::text), m);");
  std::vector<std::string> names;
  for (const SketchedConstraint& c : sketch.table("a")->constraints) names.push_back(c.name);
  EXPECT_EQ(join(names, " "), "a_pkey a_n_key a_m_check a_o_fkey a_n_m_key");
  EXPECT_EQ(sketch.table("a")->indexes.back().name, "a_lower_m_idx");
}

// A name that is free again is no longer anybody's.
TEST(Sketch, NamesOfIndexes) {
  const std::string given = "CREATE TABLE a (id int PRIMARY KEY, n int UNIQUE);\n";
  EXPECT_EQ(sketch_of(given + "ALTER TABLE a DROP CONSTRAINT a_n_key").table_of_index("a_n_key"),
            nullptr);
  EXPECT_EQ(sketch_of(given + "ALTER TABLE a DROP COLUMN n").table_of_index("a_n_key"), nullptr);
  const Sketch renamed = sketch_of(given + "ALTER TABLE a RENAME CONSTRAINT a_n_key TO k");
  EXPECT_EQ(renamed.table_of_index("a_n_key"), nullptr);
  EXPECT_EQ(renamed.table_of_index("k"), renamed.table("a"));
  const Sketch taken = sketch_of(given +
                                 "CREATE UNIQUE INDEX i ON a (n);\n"
                                 "ALTER TABLE a ADD CONSTRAINT j UNIQUE USING INDEX i");
  EXPECT_EQ(taken.table_of_index("i"), nullptr);
  EXPECT_EQ(taken.table_of_index("j"), taken.table("a"));
  EXPECT_EQ(taken.table("a")->constraint("j")->columns, std::vector<std::string>{"n"});
}

TEST(Sketch, KeysToWhatIsDropped) {
  const std::string given =
      "CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (a int REFERENCES a);\n";
  const Sketch sketch =
      sketch_of(given + "DROP TABLE a CASCADE;\nCREATE TABLE a (id int PRIMARY KEY);");
  EXPECT_TRUE(sketch.referring_to("a").empty());
  EXPECT_TRUE(sketch.table("b")->constraints.empty());
}

TEST(Sketch, WhatNobodyMadeIsTakenToBeThere) {
  const Sketch sketch = sketch_of("ALTER TABLE app.a DROP COLUMN IF EXISTS n, ADD COLUMN m int");
  ASSERT_NE(sketch.table("a"), nullptr);
  EXPECT_TRUE(sketch.table("a")->assumed);
  EXPECT_EQ(sketch.table("a")->schema, "app");
  EXPECT_EQ(types_in(sketch, "a"), "m integer");
  EXPECT_EQ(sketch_of("CREATE TEMP TABLE t (id int)").table("t"), nullptr);
}

TEST(Sketch, ACatalogOfIt) {
  const Sketch sketch = sketch_of(
      "CREATE TABLE app.a (id int PRIMARY KEY, n text NOT NULL DEFAULT 'x');\n"
      "CREATE TABLE p (id int) PARTITION BY LIST (id);\n"
      "CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);");
  const Catalog catalog = sketch.catalog_of({"a", "p", "p1"});
  const Object* column = catalog.find("column", "app.a.n");
  ASSERT_NE(column, nullptr);
  EXPECT_EQ(column->parent, catalog.find("table", "app.a"));
  EXPECT_EQ(text_of(*column, "type"), "text");
  EXPECT_EQ(text_of(*column, "not null"), "t");
  EXPECT_EQ(catalog.of(*find_kind("default")).size(), 1U);
  EXPECT_EQ(text_of(*catalog.find("constraint", "app.a.a_pkey"), "definition"), "PRIMARY KEY (id)");
  EXPECT_TRUE(is_partitioned(*catalog.find("table", "public.p")));
  EXPECT_EQ(catalog.of(*find_kind("inheritance")).size(), 1U);
  EXPECT_NE(catalog.find("column", "public.p1.id"), nullptr);
}

}  // namespace
}  // namespace shale
