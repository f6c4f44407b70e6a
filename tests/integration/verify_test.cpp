// verify, draft, drift, repair with eyes, and renames that are known from history: what a person
// sees, against a real server.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "support/bench.h"

namespace shale::testing_::in_verify {
namespace {
using Json = nlohmann::json;

class Trials : public Bench {
 protected:
  void migration(const std::string& stem, std::string_view up, std::string_view down = "") const {
    project_.write(stem + ".up.sql", up);
    if (!down.empty()) project_.write(stem + ".down.sql", down);
  }
  void shop() const {
    migration("001_shop",
              "create table customers (id bigint primary key, name varchar(50) not null);",
              "drop table customers;");
    migration("002_orders",
              "create table orders (id bigint primary key, customer_id bigint references customers,"
              " status text check (status in ('open', 'done')));",
              "drop table orders;");
  }
  // The label of a migration's down, as verify has it.
  static std::string label(const Json& verified, const std::string& stem) {
    for (const Json& m : verified["migrations"])
      if (m["stem"] == stem) return m["down"];
    return "missing";
  }
  Json verified() const {
    return Json::parse(project_.run({"verify", "--format", "json"}).out, nullptr, false);
  }
  std::string text(const std::string& file) const {
    const auto text = read_file(project_.migrations() / file);
    return text ? *text : "";
  }
  Project project_{};
};

TEST_F(Trials, EachDownIsLabelled) {
  shop();
  migration("003_drop_name", "alter table customers drop column name;",
            "alter table customers add column name varchar(50) not null;");
  migration("004_wrong", "alter table orders add column note text;",
            "alter table orders rename column note to remark;");
  migration("005_refused", "alter table orders add column paid boolean;",
            "alter table orders drop column payed;");
  migration("006_none", "alter table orders add column due date;");
  migration("007_narrower", "alter table orders alter column status type varchar(10);",
            "alter table orders alter column status type text;");
  migration("008_new_column", "alter table orders add column rank int; update orders set rank = 1;",
            "alter table orders drop column rank;");
  migration("009_update", "update orders set status = 'done';", "select 1;");
  migration("010_rows", "insert into customers values (1);", "select 1;");
  const Json all = verified();
  EXPECT_EQ(label(all, "001_shop"), "exact");
  EXPECT_EQ(label(all, "003_drop_name"), "lossy");
  EXPECT_EQ(label(all, "004_wrong"), "differs");
  EXPECT_EQ(label(all, "005_refused"), "fails");
  EXPECT_EQ(label(all, "006_none"), "none");
  EXPECT_EQ(label(all, "007_narrower"), "lossy");
  EXPECT_EQ(label(all, "008_new_column"), "exact") << "the update fills only what the up adds";
  EXPECT_EQ(label(all, "009_update"), "lossy");
  EXPECT_EQ(label(all, "010_rows"), "differs") << "the row is still there";
  EXPECT_EQ(all["holds"], false);
  const Answer said = project_.run({"verify"});
  EXPECT_EQ(said.exit_code, 1);
  EXPECT_SAYS(said, "column public.customers.name: its values");
  EXPECT_SAYS(said, "column public.orders.remark is left over");
  EXPECT_SAYS(said, "005_refused.down.sql:1");
  EXPECT_SAYS(said, "update orders (migrations/009_update.up.sql:1)");
  EXPECT_SAYS(said, "shale draft --down 006_none");
}

TEST_F(Trials, ASecondRunRemembers) {
  migration("001_own", "create table own (a int);", "drop table own;");
  migration("002_orders", "create table orders (a int);", "drop table orders;");
  EXPECT_SAYS(project_.run({"verify"}), "tried 2 migrations");
  const Answer again = project_.run({"verify"});
  EXPECT_EQ(again.exit_code, 0) << again.all();
  EXPECT_SAYS_NOT(again, "tried");
  migration("003_more", "create table more (a int);", "drop table more;");
  EXPECT_SAYS(project_.run({"verify"}), "tried 1 migration ");
  project_.write("002_orders.down.sql", "drop table orders; -- otherwise\n");
  EXPECT_SAYS(project_.run({"verify"}), "tried 1 migration ");
}

// Past the point that is kept every 32 migrations, a down that fails or differs is recovered from.
TEST_F(Trials, WrongDownsDoNotSpoilWhatFollows) {
  for (int i = 1; i <= 40; ++i) {
    const bool wrong = i == 5 || i == 35, refused = i == 38;
    migration(fmt::format("{:03}_long", i), fmt::format("create table long{} (a int);", i),
              wrong     ? "select 1;"
              : refused ? "drop table nowhere;"
                        : fmt::format("drop table long{};", i));
  }
  const Json all = verified();
  ASSERT_EQ(all["migrations"].size(), 40U) << all.dump();
  for (int i = 1; i <= 40; ++i)
    EXPECT_EQ(label(all, fmt::format("{:03}_long", i)), i == 5 || i == 35 ? "differs"
                                                        : i == 38         ? "fails"
                                                                          : "exact")
        << i;
}

// The check comes back with its casts moved: pg_dump's text of it, as people put into downs.
TEST_F(Trials, ExpressionsOfADownAreComparedByMeaning) {
  migration("001_mood", "create table mood (a varchar(9) check (a in ('x', 'y')));",
            "drop table mood;");
  migration("002_free", "alter table mood drop constraint mood_a_check;",
            "alter table mood add constraint mood_a_check check (((a)::text = any ((array["
            "'x'::character varying, 'y'::character varying])::text[])));");
  EXPECT_EQ(label(verified(), "002_free"), "exact");
}

// Each up has another time in it, whatever the down does.
TEST_F(Trials, WhatEachUpMakesAnewIsNotTheDowns) {
  migration("001_days", "create table days (id int, at timestamp);", "drop table days;");
  migration("002_late", "create view late as select id from days where at < 'now'::timestamp;",
            "drop view late;");
  EXPECT_EQ(label(verified(), "002_late"), "exact");
}

TEST_F(Trials, ConventionsAreChecked) {
  shop();
  migration(
      "003_app",
      "create function touch() returns trigger language plpgsql as $$ begin new.updated_at ="
      " now(); return new; end $$;\n"
      "create function touch2() returns trigger language plpgsql as $$ begin new.updated_at ="
      " now(); return new; end $$;\n"
      "create table a (project_id uuid, updated_at timestamptz);\n"
      "alter table a enable row level security;\n"
      "create policy p on a using (project_id = current_setting('app.project', true)::uuid);\n"
      "create trigger t before update on a for each row execute function touch();\n"
      "create table b (project_id uuid, updated_at timestamptz);\n"
      "alter table b enable row level security;\n"
      "create policy p on b using (true);\n"
      "create trigger t before update on b for each row execute function touch2();\n"
      "create table c (a int);\n");
  const auto settings = [&](std::string_view conventions) {
    ASSERT_TRUE(
        write_file(project_.root() / "shale.toml",
                   "migrations = \"migrations\"\n[conventions]\n" + std::string(conventions)));
  };
  settings(
      "rls = true\nrls_except = [\"customers\", \"public.orders\"]\n"
      "rls_policy = \"project_id = current_setting('app.project', true)::uuid\"\n"
      "rls_with_check = true\nupdated_at_function = \"touch\"\nrequire_down = true\n");
  const Answer said = project_.run({"verify"});
  EXPECT_EQ(said.exit_code, 1);
  EXPECT_SAYS(said, "table public.c has no row-level security (rls)");
  EXPECT_SAYS(said, "policy public.b.p is true and not");
  EXPECT_SAYS_NOT(said, "policy public.a.p is");
  EXPECT_SAYS(said, "policy public.a.p says no WITH CHECK");
  EXPECT_SAYS(said, "trigger public.b.t runs public.touch2 instead of touch");
  EXPECT_SAYS_NOT(said, "trigger public.a.t");
  EXPECT_SAYS_NOT(said, "customers has no row-level");
  EXPECT_SAYS(said, "003_app has no down (require_down)");
  settings("rsl = true\n");
  const Answer misspelt = project_.run({"verify"});
  EXPECT_EQ(misspelt.exit_code, 2);
  EXPECT_SAYS(misspelt, "shale.toml:3:1");
  EXPECT_SAYS(misspelt, "did you mean rls?");
}

TEST_F(Trials, NumbersAndCommentsAreConventionsToo) {
  shop();
  migration("20260101_dated", "create table dated (a int); comment on table dated is 'x';",
            "drop table dated;");
  const auto said_of = [&](std::string_view conventions) {
    EXPECT_TRUE(
        write_file(project_.root() / "shale.toml",
                   "migrations = \"migrations\"\n[conventions]\n" + std::string(conventions)));
    return project_.run({"verify"});
  };
  const Answer numbers = said_of("version = \"sequence\"\n");
  EXPECT_EQ(numbers.exit_code, 1);
  EXPECT_SAYS(numbers, "20260101_dated is not numbered by sequence (version)");
  EXPECT_SAYS_NOT(numbers, "001_shop is not numbered");
  const Answer dates = said_of("version = \"date\"\n");
  EXPECT_SAYS(dates, "001_shop is not numbered by date");
  EXPECT_SAYS_NOT(dates, "20260101_dated is not");
  EXPECT_EQ(said_of("version = \"number\"\n").exit_code, 2);
  const Answer comments = said_of("require_comments = true\n");
  EXPECT_EQ(comments.exit_code, 1);
  EXPECT_SAYS(comments, "table public.orders has no comment (require_comments)");
  EXPECT_SAYS_NOT(comments, "public.dated has no comment");
}

TEST_F(Trials, ACommentThatIsLostIsNamed) {
  migration("001_a", "create table t (a int); comment on table t is 'kept';", "drop table t;");
  migration("002_b", "drop table t; create table t (a int);", "comment on table t is 'kept';");
  ASSERT_TRUE(write_file(project_.root() / "shale.toml",
                         "migrations = \"migrations\"\n[conventions]\ncomments = \"keep\"\n"));
  const Answer said = project_.run({"verify"});
  EXPECT_EQ(said.exit_code, 1);
  EXPECT_SAYS(said, "the comment on table public.t is lost");
}

TEST_F(Trials, AMissingDownIsDrafted) {
  shop();
  migration("003_rename",
            "alter table orders rename to purchases; alter table purchases rename column status to"
            " state;\ninsert into customers values (7, 'x'), (8, 'y');");
  const Answer drafted = project_.run({"draft", "--down", "003_rename"});
  EXPECT_EQ(drafted.exit_code, 0) << drafted.all();
  EXPECT_SAYS(drafted, "the down of 003_rename is exact");
  const std::string down = text("003_rename.down.sql");
  EXPECT_TRUE(contains(down, "RENAME COLUMN state TO status")) << down;
  EXPECT_TRUE(contains(down, "DELETE FROM customers")) << down;
  EXPECT_FALSE(contains(down, "DROP TABLE")) << down;
  EXPECT_EQ(label(verified(), "003_rename"), "exact");
  // The witness: up and down on a database with rows.
  project_.use(new_database());
  ASSERT_EQ(project_.run({"up", "--to", "002"}).exit_code, 0);
  run_sql(project_.url(),
          "insert into customers values (1, 'a'); insert into orders values (1, 1, 'open')");
  const std::string before = dump(project_.url());
  ASSERT_EQ(project_.run({"up"}).exit_code, 0);
  EXPECT_NE(dump(project_.url()), before);
  ASSERT_EQ(project_.run({"down"}).exit_code, 0);
  EXPECT_EQ(dump(project_.url()), before);
  EXPECT_EQ(value(project_.url(), "select string_agg(status, ',') from orders"), "open");
}

// Where up and down share a file, the down is put behind the up.
TEST_F(Trials, ADownIsDraftedIntoItsFile) {
  project_.write("001_notes.sql", "create table notes (id int primary key);");
  const Answer drafted = project_.run({"draft", "--down", "001"});
  EXPECT_EQ(drafted.exit_code, 0) << drafted.all();
  const std::string whole = text("001_notes.sql");
  EXPECT_TRUE(whole.starts_with("create table notes (id int primary key);\n")) << whole;
  EXPECT_TRUE(contains(whole, "-- shale: down\n")) << whole;
  EXPECT_EQ(label(verified(), "001_notes"), "exact");
  project_.use(new_database());
  ASSERT_EQ(project_.run({"up"}).exit_code, 0);
  EXPECT_EQ(value(project_.url(), "select to_regclass('notes')"), "notes");
  ASSERT_EQ(project_.run({"down"}).exit_code, 0);
  EXPECT_EQ(value(project_.url(), "select to_regclass('notes') is null"), "t");
}

TEST_F(Trials, WhatNoDownCanUndoIsSaid) {
  shop();
  migration("003_update", "update customers set name = upper(name);");
  const Answer said = project_.run({"draft", "--down", "003"});
  EXPECT_EQ(said.exit_code, 1);
  EXPECT_SAYS(said, "impossible");
  EXPECT_SAYS(said, "it overwrites rows, and nothing keeps what they were");
  EXPECT_EQ(text("003_update.down.sql"), "");
  EXPECT_EQ(project_.run({"draft", "--down", "001"}).exit_code, 2) << "it has one";
  EXPECT_EQ(project_.run({"draft", "--down", "999"}).exit_code, 2);
  EXPECT_EQ(project_.run({"draft"}).exit_code, 2);
}

TEST_F(Trials, AMigrationIsDraftedFromAnySchema) {
  shop();
  ASSERT_TRUE(write_file(project_.root() / "wanted.sql",
                         "create table customers (id bigint primary key, name varchar(50) not null,"
                         " mail text unique);\n"
                         "create table orders (id bigint primary key, customer_id bigint references"
                         " customers, status text check (status in ('open', 'done')));\n"));
  const Answer drafted = project_.run({"draft", "add mail", "--to", "wanted.sql"});
  EXPECT_EQ(drafted.exit_code, 0) << drafted.all();
  EXPECT_TRUE(contains(text("003_add_mail.up.sql"), "ADD COLUMN mail text"));
  EXPECT_EQ(project_.run({"diff", "migrations", "wanted.sql"}).exit_code, 0);
  EXPECT_EQ(label(verified(), "003_add_mail"), "exact");
  const Answer nothing = project_.run({"draft", "again", "--to", "wanted.sql"});
  EXPECT_EQ(nothing.exit_code, 0);
  EXPECT_SAYS(nothing, "nothing was written");
}

TEST_F(Trials, RenamesAreKnownFromHistory) {
  shop();
  migration("003_rename",
            "alter table customers rename to clients; alter table clients rename column name to"
            " title; alter index customers_pkey rename to clients_pkey;");
  const Answer diff = project_.run({"diff", "migrations@002", "migrations", "--format", "json"});
  EXPECT_EQ(diff.exit_code, 1);
  const Json json = Json::parse(diff.out);
  EXPECT_EQ(json["counts"]["renamed"], 3) << diff.out;
  EXPECT_EQ(json["counts"]["missing"], 0) << diff.out;
  const Answer sql = project_.run({"diff", "migrations@002", "migrations", "--sql"});
  EXPECT_SAYS(sql, "ALTER TABLE public.customers RENAME TO clients;");
  EXPECT_SAYS_NOT(sql, "DROP");
  const Answer back = project_.run({"diff", "migrations", "migrations@002", "--sql"});
  EXPECT_SAYS(back, "ALTER TABLE public.clients RENAME TO customers;");
  EXPECT_SAYS_NOT(back, "DROP");
}

TEST_F(Trials, NamesThatAreSwapped) {
  migration("001_a", "create table a (x int, y text); create table b (z int);");
  migration("002_swap",
            "alter table a rename to c; alter table b rename to a; alter table c rename to b;"
            " alter table b rename column x to w; alter table b rename column y to x;"
            " alter table b rename column w to y;");
  project_.use(new_database());
  ASSERT_EQ(project_.run({"up", "--to", "001"}).exit_code, 0);
  const Answer sql = project_.run({"diff", "migrations@001", "migrations", "--sql"});
  ASSERT_EQ(sql.exit_code, 1) << sql.all();
  EXPECT_SAYS_NOT(sql, "DROP");
  run_sql(project_.url(), sql.out);
  const std::string by_plan = dump(project_.url());
  project_.use(new_database());
  ASSERT_EQ(project_.run({"up"}).exit_code, 0);
  EXPECT_EQ(dump(project_.url()), by_plan);
}

TEST_F(Trials, DriftIsNamedAndUndone) {
  shop();
  project_.use(new_database());
  ASSERT_EQ(project_.run({"up"}).exit_code, 0);
  const std::string clean = dump(project_.url());
  EXPECT_EQ(project_.run({"drift"}).exit_code, 0);
  run_sql(project_.url(), "create schema theirs; create table theirs.t (a int)");
  EXPECT_EQ(project_.run({"drift"}).exit_code, 0) << "not in a managed schema";
  run_sql(project_.url(), "drop schema theirs cascade");
  run_sql(project_.url(),
          "create index by_hand on customers (name); alter table orders drop column status");
  const Answer said = project_.run({"drift"});
  EXPECT_EQ(said.exit_code, 1);
  EXPECT_SAYS(said, "by_hand");
  EXPECT_SAYS(said, "DROP INDEX public.by_hand;");
  const Answer adopted = project_.run({"drift", "--adopt", "keep it"});
  EXPECT_EQ(adopted.exit_code, 0) << adopted.all();
  EXPECT_TRUE(contains(text("003_keep_it.up.sql"), "CREATE INDEX by_hand"))
      << text("003_keep_it.up.sql");
  // Another database gets there by the new migration; this one has it already.
  const Answer accepted = project_.run({"repair", "--accept", "003_keep_it"});
  EXPECT_EQ(accepted.exit_code, 0) << accepted.all();
  EXPECT_EQ(project_.run({"drift"}).exit_code, 0);
  ASSERT_EQ(project_.run({"down"}).exit_code, 0);
  EXPECT_EQ(project_.run({"drift"}).exit_code, 0);
  EXPECT_EQ(dump(project_.url()), clean);
}

// A schema that shale.toml names is managed, though no migration leaves anything in it.
TEST_F(Trials, DriftLooksIntoTheManagedSchemas) {
  shop();
  project_.use(new_database());
  ASSERT_EQ(project_.run({"up"}).exit_code, 0);
  run_sql(project_.url(),
          "create schema theirs; create table theirs.t (a int);"
          " create table public.by_hand (a int)");
  const auto drift_of = [&](std::string_view schemas) {
    EXPECT_TRUE(write_file(project_.root() / "shale.toml",
                           "migrations = \"migrations\"\nschemas = " + std::string(schemas)));
    return project_.run({"drift"});
  };
  const Answer both = drift_of("[\"public\", \"theirs\"]\n");
  EXPECT_EQ(both.exit_code, 1);
  EXPECT_SAYS(both, "theirs.t");
  EXPECT_SAYS(both, "public.by_hand");
  const Answer other = drift_of("[\"theirs\"]\n");
  EXPECT_EQ(other.exit_code, 1);
  EXPECT_SAYS(other, "theirs.t");
  EXPECT_SAYS_NOT(other, "by_hand");
}

TEST_F(Trials, DriftUndoneByItsSql) {
  shop();
  project_.use(new_database());
  ASSERT_EQ(project_.run({"up"}).exit_code, 0);
  run_sql(project_.url(),
          "alter table customers alter column name drop not null; create view v as"
          " select name from customers");
  const Answer sql = project_.run({"drift", "--sql"});
  EXPECT_EQ(sql.exit_code, 1);
  run_sql(project_.url(), sql.out);
  EXPECT_EQ(project_.run({"drift"}).exit_code, 0);
}

TEST_F(Trials, WhatNeverRanIsAcceptedOnlyWithProof) {
  shop();
  project_.use(new_database());
  ASSERT_EQ(project_.run({"up", "--to", "001"}).exit_code, 0);
  const Answer refused = project_.run({"repair", "--accept", "002_orders"});
  EXPECT_EQ(refused.exit_code, 2) << refused.all();
  EXPECT_SAYS(refused, "002_orders never ran, and the database is not as after it");
  run_sql(project_.url(), text("002_orders.up.sql"));
  EXPECT_EQ(project_.run({"repair", "--accept", "002_orders"}).exit_code, 0);
  EXPECT_EQ(applied(project_.url()), (std::vector<std::string>{"001_shop", "002_orders"}));
}

TEST_F(Trials, RepairSeesWhereADirtyDatabaseIs) {
  shop();
  migration("003_items",
            "create table items (id int);\ncreate index items_id on items (id);\n"
            "create table broken (a int);\n");
  project_.use(new_database());
  run_sql(project_.url(),
          "create table customers (id bigint primary key, name varchar(50) not null);"
          "create table orders (id bigint primary key, customer_id bigint references customers,"
          " status text check (status in ('open', 'done')));"
          "create table items (id int); create index items_id on items (id);"
          "create table schema_migrations (version bigint primary key, dirty boolean not null);"
          "insert into schema_migrations values (3, true)");
  const Answer said = project_.run({"repair"});
  EXPECT_EQ(said.exit_code, 1);
  EXPECT_SAYS(said, "golang-migrate stopped in 003_items");
  EXPECT_SAYS(said, "the database is as after statement 2 of 3 of 003_items");
  EXPECT_SAYS(said, "003_items.up.sql:3:1: create table broken");
  EXPECT_SAYS(said, "CREATE TABLE public.broken");
  EXPECT_SAYS(said, "DROP TABLE public.items;");
  EXPECT_SAYS_NOT(said, "schema_migrations (");
  run_sql(project_.url(), "create table broken (a int)");
  EXPECT_EQ(project_.run({"repair", "--accept"}).exit_code, 0);
  EXPECT_EQ(value(project_.url(), "select version || ' ' || dirty from schema_migrations"),
            "3 false");
}

TEST_F(Trials, RepairFindsWhereADatabaseWithoutHistoryIs) {
  shop();
  migration("003_items", "create table items (id int);\ncreate table more (id int);\n");
  project_.use(new_database());
  run_sql(project_.url(), text("001_shop.up.sql") + text("002_orders.up.sql"));
  const Answer complete = project_.run({"repair"});
  EXPECT_SAYS(complete, "the database is as after all of 002_orders");
  EXPECT_SAYS(complete, "shale repair --accept 002_orders");
  run_sql(project_.url(), "create table items (id int); create table stray (a int)");
  const Answer between = project_.run({"repair"});
  EXPECT_SAYS(between, "the database is as after statement 1 of 2 of 003_items");
  EXPECT_SAYS(between, "stray");
  run_sql(project_.url(), "drop table items, stray");
  EXPECT_EQ(project_.run({"repair", "--accept", "002_orders"}).exit_code, 0);
  EXPECT_EQ(applied(project_.url()), (std::vector<std::string>{"001_shop", "002_orders"}));
}

}  // namespace
}  // namespace shale::testing_::in_verify
