// Safe plans: what they say, that they lead there, and what they stop on the way.
#include <fmt/format.h>

#include <map>
#include <thread>

#include "base/process.h"
#include "base/text.h"
#include "support/bench.h"

namespace shale::testing_::in_safe {
namespace {

// Parts that stand in a text one behind the other; the first that does not is returned.
std::string missing_in_order(std::string_view text, const Words& parts) {
  std::size_t at = 0;
  for (const std::string& part : parts) {
    at = text.find(part, at);
    if (at == std::string_view::npos) return part;
    at += part.size();
  }
  return "";
}

// Without what is said about each statement, but for what is not safe.
std::string without_remarks(std::string_view script) {
  std::string text;
  for (std::string_view line : lines(script))
    if (!line.starts_with("-- ") || contains(line, "not safe") || contains(line, "NOT SAFE"))
      text += std::string(line) + "\n";
  return text;
}

class Safe : public Bench {
 protected:
  // A script as people run it.
  static std::string psql(const std::string& url, const std::string& script,
                          const std::string& options = "") {
    const TemporaryFolder folder = *TemporaryFolder::make();
    const Path file = folder.path() / "plan.sql";
    EXPECT_TRUE(write_file(file, script));
    Process process =
        Process::start({(server().binaries().folder / "psql").string(), "-X", "-q", "-v",
                        "ON_ERROR_STOP=1", "-f", file.string(), "-d", url},
                       {.environment = {{"PGOPTIONS", options}}, .folder = folder.path()});
    const Answer answer = process.wait();
    return answer.exit_code == 0 ? "" : answer.all();
  }
  static std::string schema(const std::string& url) {
    std::string text;
    const Answer dumped =
        Process::start({(server().binaries().folder / "pg_dump").string(), "-s", "--dbname=" + url},
                       {})
            .wait();
    for (std::string_view line : lines(dumped.out))
      if (!line.starts_with("\\") && !line.starts_with("--")) text += std::string(line) + "\n";
    return text;
  }
  std::string plan(const std::string& from, const std::string& to, const Words& more = {}) const {
    Words words{"diff", from, to, "--sql", "--safe"};
    words.insert(words.end(), more.begin(), more.end());
    const Answer answer = project_.run(words);
    EXPECT_EQ(answer.exit_code, 1) << answer.all();
    return answer.out;
  }
  Project project_{};
};

struct Case {
  std::string name{}, from{}, to{};
  Words said{};  // in this order
};

const std::string table =
    "create table items (id int not null, n int, name text, note text);"
    "insert into items select i, i, 'n' || i, 'x' from generate_series(1, 100) i;";
const std::string owner =
    "create table owners (id int primary key); insert into owners select "
    "generate_series(1, 100);";

std::vector<Case> cases() {
  return {
      {"index",
       table,
       table + "create unique index items_n on items (n desc) where n > 0;",
       {"CREATE UNIQUE INDEX CONCURRENTLY items_n ON public.items USING btree (n DESC) WHERE (n > "
        "0);\n"}},
      {"index_dropped",
       table + "create index items_n on items (n);",
       table,
       {"SET lock_timeout = 0;\nDROP INDEX CONCURRENTLY public.items_n;\n"}},
      {"index_changed",
       table + "create index items_n on items (n); comment on index items_n is 'old';"
               "alter table items cluster on items_n;",
       table + "create index items_n on items (n, id); comment on index items_n is 'new';"
               "alter table items cluster on items_n;",
       {"CREATE INDEX CONCURRENTLY shale_new_items_n ON public.items USING btree (n, id);\n",
        "CLUSTER ON shale_new_items_n;\n", "DROP INDEX CONCURRENTLY public.items_n;\n",
        "ALTER INDEX public.shale_new_items_n RENAME TO items_n;\n",
        "COMMENT ON INDEX public.items_n IS 'new';\n"}},
      {"replica_identity",
       table + "create unique index items_id on items (id);"
               "alter table items replica identity using index items_id;",
       table + "create unique index items_id on items (id) include (n);"
               "alter table items replica identity using index items_id;",
       {"CREATE UNIQUE INDEX CONCURRENTLY shale_new_items_id ",
        "REPLICA IDENTITY USING INDEX shale_new_items_id;\n",
        "DROP INDEX CONCURRENTLY public.items_id;\n", "RENAME TO items_id;\n"}},
      {"unique_index_with_key",
       table +
           "create unique index items_id on items (id); create table parts (item int references "
           "items (id));",
       table + "create unique index items_id on items (id) include (n); create table parts (item "
               "int references items (id));",
       {"CREATE UNIQUE INDEX CONCURRENTLY shale_new_items_id ",
        "DROP CONSTRAINT parts_item_fkey;\n", "DROP INDEX CONCURRENTLY public.items_id;\n",
        "RENAME TO items_id;\n", "REFERENCES public.items(id) NOT VALID;\n",
        "VALIDATE CONSTRAINT parts_item_fkey;\n"}},
      {"check",
       table,
       table + "alter table items add constraint plus check (n > 0);",
       {"\nALTER TABLE public.items ADD CONSTRAINT plus CHECK ((n > 0)) NOT VALID;\n\n",
        "ALTER TABLE public.items VALIDATE CONSTRAINT plus;\n"}},
      {"foreign_key",
       table + owner,
       table + owner +
           "alter table items add constraint o foreign key (n) references owners "
           "deferrable initially deferred;",
       {"REFERENCES public.owners(id) DEFERRABLE INITIALLY DEFERRED NOT VALID;\n\n",
        "ALTER TABLE public.items VALIDATE CONSTRAINT o;\n"}},
      {"not_null",
       table,
       table + "alter table items alter n set not null;",
       {"ADD CONSTRAINT shale_n CHECK (n IS NOT NULL) NOT VALID;\n\n",
        "VALIDATE CONSTRAINT shale_n;\n\n",
        "BEGIN;\nALTER TABLE public.items ALTER COLUMN n SET NOT NULL;\nALTER TABLE public.items "
        "DROP CONSTRAINT shale_n;\nCOMMIT;\n"}},
      {"primary_key",
       table,
       table + "alter table items add primary key (n) include (id);",
       {"VALIDATE CONSTRAINT shale_n;\n", "SET NOT NULL;\n",
        "CREATE UNIQUE INDEX CONCURRENTLY items_pkey ON public.items USING btree (n) INCLUDE "
        "(id);\n",
        "ADD CONSTRAINT items_pkey PRIMARY KEY USING INDEX items_pkey;\n"}},
      {"unique",
       table,
       table + "alter table items add constraint one unique nulls not distinct (n, name) with "
               "(fillfactor = 70) deferrable initially deferred;",
       {"CREATE UNIQUE INDEX CONCURRENTLY one ON public.items USING btree (n, name) NULLS NOT "
        "DISTINCT WITH (fillfactor='70');\n",
        "ADD CONSTRAINT one UNIQUE USING INDEX one DEFERRABLE INITIALLY DEFERRED;\n"}},
      {"key_changed",
       table + "alter table items add primary key (id);",
       table + "alter table items alter n set not null; alter table items add primary key (id, n);",
       {"CREATE UNIQUE INDEX CONCURRENTLY shale_new_items_pkey ", "BEGIN;\n",
        "DROP CONSTRAINT items_pkey;\n",
        "ADD CONSTRAINT items_pkey PRIMARY KEY USING INDEX shale_new_items_pkey;\n", "COMMIT;\n"}},
      {"partitions",
       "create table p (a int, b int) partition by list (a); create table p1 partition of p for "
       "values in (1);",
       "create table p (a int, b int) partition by list (a); create table p1 partition of p for "
       "values in (1); create index on p (b);",
       {"CREATE INDEX p_b_idx ON ONLY public.p USING btree (b);\n",
        "CREATE INDEX CONCURRENTLY p1_b_idx ON public.p1 USING btree (b);\n",
        "ALTER INDEX public.p_b_idx ATTACH PARTITION public.p1_b_idx;\n"}},
      {"widened",
       "create table w (a varchar(10), b varchar(10), c numeric(5,2)); insert into w values ('x', "
       "'y', 1), ('z', 'z', 2);",
       "create table w (a varchar(20), b text, c numeric(9,2)); insert into w values ('x', 'y', "
       "1), ('z', 'z', 2);",
       {"ALTER COLUMN a TYPE character varying(20)"}},
      {"unsafe",
       table,
       table + "alter table items alter n type text; alter table items add at timestamptz default "
               "clock_timestamp(); alter table items add constraint x exclude (id with =);",
       {"-- 3 statements are not safe: the reason stands above each.\n",
        "-- NOT SAFE (rewrites-table): writes the table anew, under a lock that stops all"}},
      {"new_table",
       "",
       table + "create index on items (n);",
       {"BEGIN;\nCREATE TABLE", "CREATE INDEX items_n_idx", "COMMIT;\n"}},
  };
}

TEST_F(Safe, PlansLeadThere) {
  for (const Case& c : cases()) {
    SCOPED_TRACE(c.name);
    const std::string a = new_database(), b = new_database();
    if (!c.from.empty()) run_sql(a, c.from);
    run_sql(b, c.to);
    const std::string text = plan(a, b);
    EXPECT_EQ(missing_in_order(without_remarks(text), c.said), "") << text;
    EXPECT_TRUE(contains(text, "SET lock_timeout = '3s';\n")) << text;
    EXPECT_EQ(contains(text, "NOT SAFE"), c.name == "unsafe") << text;
    EXPECT_EQ(psql(a, text), "") << text;
    EXPECT_EQ(project_.run({"diff", a, b}).out, "identical\n") << text;
    EXPECT_EQ(schema(a), schema(b)) << text;
  }
}

// The statements of a script without bodies.
std::vector<std::string> statements_of(const std::string& script) {
  std::vector<std::string> all;
  std::string statement;
  for (std::string_view line : lines(script)) {
    if (line.starts_with("--") || line.empty() || line == "BEGIN;" || line == "COMMIT;") continue;
    statement += statement.empty() ? std::string(line) : "\n" + std::string(line);
    if (line.ends_with(";")) all.push_back(std::exchange(statement, ""));
  }
  return all;
}

// How many rows has the transaction read?
constexpr std::string_view rows_read =
    "select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)"
    " from pg_stat_xact_user_tables";
constexpr std::string_view keeps_writers_out =
    "select count(*) from pg_locks where pid = pg_backend_pid() and relation >= 16384 and mode in "
    "('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')";

// Does a statement read rows under a lock that keeps writers out? It is committed.
bool stops_writers(Connection& connection, const std::string& statement) {
  EXPECT_TRUE(connection.run("begin"));
  const auto number = [&](std::string_view sql) {
    auto rows = connection.query(std::string(sql));
    EXPECT_TRUE(rows);
    return std::atoi(std::string(rows->at(0, 0)).c_str());
  };
  const int before = number(rows_read);
  const Status done = connection.run(statement);
  EXPECT_TRUE(done) << statement << (done ? "" : done.error().what);
  const bool reads = number(rows_read) > before, strong = number(keeps_writers_out) > 0;
  EXPECT_TRUE(connection.run("commit"));
  return reads && strong;
}

TEST_F(Safe, NoRowIsReadUnderAStrongLock) {
  int witnessed = 0;
  for (const Case& c : cases()) {
    if (c.name == "unsafe" || c.name == "new_table") continue;
    SCOPED_TRACE(c.name);
    const std::string a = new_database(), b = new_database(), plain = new_database();
    for (const std::string& url : {a, plain}) run_sql(url, c.from);
    run_sql(b, c.to);
    Connection connection = connect(a);
    for (const std::string& statement : statements_of(plan(a, b))) {
      if (contains(statement, " CONCURRENTLY "))
        EXPECT_TRUE(connection.run(statement)) << statement;
      else
        EXPECT_FALSE(stops_writers(connection, statement)) << statement;
    }
    // The witness sees what the usual plan does.
    Connection other = connect(plain);
    for (const std::string& statement :
         statements_of(project_.run({"diff", plain, b, "--sql"}).out))
      witnessed += stops_writers(other, statement) ? 1 : 0;
  }
  EXPECT_GE(witnessed, 8);
}

// A function that waits at a gate in the session of the plan, and nowhere else.
const std::string slow =
    "create function slow(n int) returns int language plpgsql immutable as $$ begin"
    " if current_setting('plan.waits', true) = 'yes' then"
    " perform pg_advisory_lock_shared(4711); end if; return n; end $$;";

TEST_F(Safe, OthersWriteMeanwhile) {
  const std::map<std::string, std::string> rules{
      {"index", "create index items_slow on items (slow(n));"},
      {"check", "alter table items add constraint plus check (slow(n) > 0);"},
  };
  for (const auto& [name, sql] : rules) {
    SCOPED_TRACE(name);
    const std::string a = new_database(), b = new_database();
    run_sql(a, slow + table);
    run_sql(b, slow + table + sql);
    const std::string text = plan(a, b);
    Connection holder = connect(a), writer = connect(a);
    ASSERT_TRUE(holder.run("select pg_advisory_lock(4711)"));
    std::string failed = "not run";
    std::thread runner([&] { failed = psql(a, text, "-c plan.waits=yes"); });
    const auto waits = [&] {
      return value(holder,
                   "select count(*) from pg_stat_activity where wait_event = 'advisory' "
                   "and datname = current_database()") == "1";
    };
    for (int i = 0; i < 200 && !waits(); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    EXPECT_TRUE(waits()) << text;
    ASSERT_TRUE(writer.run("set lock_timeout = '1s'"));
    for (const char* write :
         {"insert into items values (1000, 1000)", "update items set n = 2000 where id = 1000",
          "delete from items where id = 1000"})
      EXPECT_TRUE(writer.run(write)) << write;
    EXPECT_TRUE(waits());
    EXPECT_TRUE(holder.run("select pg_advisory_unlock(4711)"));
    runner.join();
    EXPECT_EQ(failed, "") << text;
    EXPECT_EQ(project_.run({"diff", a, b}).out, "identical\n");
  }
}

TEST_F(Safe, DraftsRunAndAreTakenBack) {
  const std::string database = new_database(), wanted = new_database();
  project_.use(database);
  project_.write("001_items.up.sql", table);
  project_.write("001_items.down.sql", "drop table items;");
  run_sql(wanted, table +
                      "create index items_name on items (name); alter table items alter n set "
                      "not null, add constraint plus check (n > 0), add primary key (id);");
  const Answer drafted = project_.run({"draft", "rules", "--to", wanted, "--safe"});
  EXPECT_EQ(drafted.exit_code, 0) << drafted.all();
  const auto text = read_file(project_.migrations() / "002_rules.up.sql");
  ASSERT_TRUE(text);
  EXPECT_TRUE(contains(*text, "-- shale: no-transaction\n")) << *text;
  EXPECT_TRUE(contains(*text, "CREATE INDEX CONCURRENTLY items_name")) << *text;
  EXPECT_FALSE(contains(*text, "lock_timeout")) << *text;
  EXPECT_EQ(project_.run({"up"}).exit_code, 0);
  EXPECT_EQ(project_.run({"diff", "db", wanted}).out, "identical\n");
  const Answer verified = project_.run({"verify"});
  EXPECT_EQ(verified.exit_code, 0) << verified.all();
  EXPECT_EQ(project_.run({"down"}).exit_code, 0);
  EXPECT_EQ(project_.run({"diff", "db", "migrations@001"}).out, "identical\n");
}

TEST_F(Safe, OnlyForAPlan) {
  for (const Words& words :
       {Words{"diff", "a", "b", "--safe"}, Words{"draft", "--down", "001", "--safe"}}) {
    const Answer answer = project_.run(words);
    EXPECT_EQ(answer.exit_code, 2);
    EXPECT_SAYS(answer, "--safe is for ");
    EXPECT_SAYS(answer, "hint: shale d");
  }
}

}  // namespace
}  // namespace shale::testing_::in_safe
