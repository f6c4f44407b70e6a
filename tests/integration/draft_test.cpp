// draft --down: the rows that a migration puts into tables that were there, and what a person is
// told of a down that can't be drafted, against a real server.
#include "base/text.h"
#include "support/bench.h"

namespace shale::testing_::in_draft {
namespace {

class DraftedDowns : public Bench {
 protected:
  void migration(const std::string& stem, std::string_view up) const {
    project_.write(stem + ".up.sql", up);
  }
  Answer draft(const std::string& stem) const { return project_.run({"draft", "--down", stem}); }
  std::string down(const std::string& stem) const {
    const auto text = read_file(project_.migrations() / (stem + ".down.sql"));
    return text ? *text : "";
  }
  // What a query says before a migration, and after its up and its down; `meanwhile` runs before.
  void expect_comes_back(const std::string& query, const std::string& meanwhile) {
    project_.use(new_database());
    ASSERT_EQ(project_.run({"up", "--to", "001"}).exit_code, 0);
    run_sql(project_.url(), meanwhile);
    const std::string before = value(project_.url(), query);
    ASSERT_EQ(project_.run({"up"}).exit_code, 0);
    EXPECT_NE(value(project_.url(), query), before);
    ASSERT_EQ(project_.run({"down"}).exit_code, 0);
    EXPECT_EQ(value(project_.url(), query), before);
  }
  Project project_{};
};

// A row that somebody else's row refers to goes behind it.
TEST_F(DraftedDowns, RowsGoInTheOrderOfTheirKeys) {
  migration("001_kinds",
            "create table kinds (id uuid primary key default gen_random_uuid(), name text);"
            " create table areas (id uuid primary key, name text, made timestamptz not null);"
            " create table kind_areas (kind_id uuid not null references kinds, area_id uuid not"
            " null references areas);");
  migration("002_more",
            "insert into areas values ('00000000-0000-0000-0000-00000000000a', 'A', now());"
            " insert into kinds (id, name) values ('00000000-0000-0000-0000-000000000001', 'one');"
            " insert into kind_areas values ('00000000-0000-0000-0000-000000000001',"
            " '00000000-0000-0000-0000-00000000000a');");
  const Answer drafted = draft("002_more");
  EXPECT_EQ(drafted.exit_code, 0) << drafted.all();
  EXPECT_SAYS(drafted, "the down of 002_more is exact");
  EXPECT_TRUE(contains(down("002_more"), "DELETE FROM kinds WHERE id IN (")) << down("002_more");
  expect_comes_back(
      "select (select count(*) from kinds) || ' ' || (select count(*) from areas) || ' ' ||"
      " (select count(*) from kind_areas)",
      "insert into kinds (name) values ('theirs');"
      " insert into areas values (gen_random_uuid(), 'theirs', now());"
      " insert into kind_areas select k.id, a.id from kinds k, areas a");
}

// Without a key, a row is told by all that the migration says of it, NULL among it.
TEST_F(DraftedDowns, RowsWithoutAKeyGoByTheirValues) {
  migration("001_notes", "create table notes (about text, said text, more json, seen int);");
  migration("002_notes",
            "insert into notes (about, said, more) values ('a', 'it''s', '{}'),"
            " ('b', null, null);");
  const Answer drafted = draft("002_notes");
  EXPECT_EQ(drafted.exit_code, 0) << drafted.all();
  EXPECT_TRUE(contains(down("002_notes"), "-- no key of notes stands in the migration"))
      << down("002_notes");
  EXPECT_TRUE(contains(down("002_notes"), "said IS NULL")) << down("002_notes");
  expect_comes_back(
      "select string_agg(about || coalesce(said, '-'), ' ' order by about) from notes",
      "insert into notes (about, said) values ('a', 'mine'), ('b', 'mine')");
}

// The id that a sequence gives is another row's in a database where people work.
TEST_F(DraftedDowns, AMadeKeyIsNoKey) {
  migration("001_roles",
            "create table roles (id serial primary key, code text not null unique, title text);"
            " create table tags (id bigint generated always as identity primary key, word text);");
  migration("002_roles",
            "insert into roles (code, title) values ('auditor', 'An auditor') on"
            " conflict do nothing;"
            " insert into tags (word) values ('new');");
  const Answer drafted = draft("002_roles");
  EXPECT_EQ(drafted.exit_code, 0) << drafted.all();
  EXPECT_TRUE(contains(down("002_roles"), "DELETE FROM roles WHERE code IN (\n  'auditor'"))
      << down("002_roles");
  EXPECT_TRUE(contains(down("002_roles"), "a row that was there before it goes, too\nDELETE FROM"))
      << down("002_roles");
  EXPECT_TRUE(contains(down("002_roles"), "(word = 'new')")) << down("002_roles");
  expect_comes_back("select string_agg(id || code, ' ' order by id) from roles",
                    "insert into roles (code) values ('first'), ('second');"
                    " insert into tags (word) values ('theirs')");
}

// Ids that a query finds are other ones elsewhere, too.
TEST_F(DraftedDowns, RowsOfAQueryAreLeftToAPerson) {
  migration("001_roles",
            "create table roles (id serial primary key, code text);"
            " create table rights (role_id int references roles, word text, primary key (role_id,"
            " word)); create table links (a int, b int);"
            " insert into roles (code) values ('x');");
  migration("002_rights",
            "insert into rights select id, 'read' from roles; insert into links select id, id from"
            " roles;");
  const Answer said = draft("002_rights");
  EXPECT_EQ(said.exit_code, 1) << said.all();
  EXPECT_SAYS(said, "the down of 002_rights leads to another state than the one before it");
  EXPECT_SAYS(said, "links had 0 rows before, and has 1");
  EXPECT_SAYS(said, "what the migration puts into links is read or made by the server");
  EXPECT_SAYS(said, "this was tried, for you to go on from:");
  EXPECT_SAYS(said, "(word = 'read')");
  EXPECT_EQ(down("002_rights"), "");
  migration("003_links", "insert into links select id, id + 1 from roles;");
  const Answer alone = draft("003_links");
  EXPECT_EQ(alone.exit_code, 1) << alone.all();
  EXPECT_SAYS(alone, "the down of 003_links is impossible");
  EXPECT_SAYS(alone, "what the migration puts into links is read or made by the server");
}

// What the server refuses is shown with the file that it was, which is not there any more.
TEST_F(DraftedDowns, OneThatFailsIsShown) {
  migration("001_t",
            "create table t (id int primary key); create function keep() returns trigger"
            " language plpgsql as $$ begin raise 'rows stay'; end $$;"
            " create trigger keep before delete on t execute function keep();");
  migration("002_row", "insert into t values (1);");
  const Answer said = draft("002_row");
  EXPECT_EQ(said.exit_code, 1) << said.all();
  EXPECT_SAYS(said, "the down of 002_row fails");
  EXPECT_SAYS(said, "error: 002_row.down.sql:1:1: rows stay");
  EXPECT_SAYS(said, "DELETE FROM t WHERE id IN (");
}

}  // namespace
}  // namespace shale::testing_::in_draft
