// The definitions that our queries put together are the server's own, to the byte: of all that the
// golden folders and tests/cases/dump make, and of a few that are here to be nearly plain.
#include "kinds/printed.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "base/files.h"
#include "base/text.h"
#include "catalog/catalog.h"
#include "catalog/reading.h"
#include "server/scratch.h"
#include "support/quick_cache.h"

namespace shale::testing_::in_printed {
namespace {

// A kind with its definition, and how the server prints it.
struct Printed {
  std::string_view kind, function, all;
};
constexpr Printed printed[] = {
    {"index", "pg_get_indexdef(c.oid)",
     "select c.oid, pg_get_indexdef(c.oid) from pg_class c where c.relkind in ('i', 'I') and c.oid "
     ">= 16384"},
    {"constraint", "pg_get_constraintdef(k.oid)",
     "select k.oid, pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid <> 0 and "
     "k.oid >= 16384"},
};

// What is nearly plain: it must be left to the server, or printed as it prints it.
constexpr std::string_view nearly_plain = R"(
create schema "Odd";
create domain short as varchar(10);
create type mood as enum ('sad', 'glad');
create collation "Odd"."C x" from "C";
create table "Odd"."Ta ble" (id int, "Na""me" varchar(20), t text collate "C", s short, m mood,
  a int[], j jsonb, b bool, n numeric, ts timestamptz, c char(3), primary key (id, "Na""me"));
create index i01 on "Odd"."Ta ble" ("Na""me" desc, t desc nulls last, id nulls first);
create index i02 on "Odd"."Ta ble" (s, m, a, c);
create index i03 on "Odd"."Ta ble" (t collate "Odd"."C x");
create index i04 on "Odd"."Ta ble" (t text_pattern_ops, "Na""me" varchar_pattern_ops);
create index i05 on "Odd"."Ta ble" ("Na""me" varchar_ops);
create index i06 on "Odd"."Ta ble" using hash ("Na""me");
create index i07 on "Odd"."Ta ble" using gin (j);
create index i08 on "Odd"."Ta ble" using gin (j jsonb_path_ops);
create index i09 on "Odd"."Ta ble" using gin (a);
create index i10 on "Odd"."Ta ble" using brin (id);
create index i11 on "Odd"."Ta ble" (id) include (n);
create index i12 on "Odd"."Ta ble" (id) with (fillfactor = 50);
create index i13 on "Odd"."Ta ble" (lower(t), id desc);
create index i14 on "Odd"."Ta ble" (lower(t) collate "POSIX");
create index i15 on "Odd"."Ta ble" ((j ->> 'x'), (j ->> 'y'));
create index i16 on "Odd"."Ta ble" ((j ->> 'x') desc) where not b;
create index i17 on "Odd"."Ta ble" ((case when b then 1 else 2 end));
create index i18 on "Odd"."Ta ble" (id) where case when b then n > 1 else n > 2 end;
create index i19 on "Odd"."Ta ble" (abs(case when b then 1 else 2 end)) where t is not null;
create index i20 on "Odd"."Ta ble" ((id + 1), n) where (t = any (array['a', 'b'])) and id > -1;
create index i21 on "Odd"."Ta ble" ((t || 'x') text_pattern_ops);
create index i22 on "Odd"."Ta ble" (coalesce(id, 1));
create index i23 on "Odd"."Ta ble" ((n::int));
create index i24 on "Odd"."Ta ble" (extract(year from ts at time zone 'UTC'));
create index i25 on "Odd"."Ta ble" (cast(t as varchar));
create index i26 on "Odd"."Ta ble" ((id is null));
create index i27 on "Odd"."Ta ble" (id, n, b, t, c);
create unique index i28 on "Odd"."Ta ble" (upper(s));
create index i29 on "Odd"."Ta ble" (("Ta ble".*)) where id > 1;
create unique index i30 on "Odd"."Ta ble" (id, t);
alter table "Odd"."Ta ble" cluster on i30;
alter table "Odd"."Ta ble" add unique (id) include (n), add unique (n) deferrable,
  add unique (id, b, n, c), add unique (id, b, n, c, t),
  add constraint "C h" check (case when b then id > 1 else id > 2 end),
  add check (tableoid > 1) no inherit, add check (n > 1 and s = 'x') not valid;
create table parted (id int, at date, primary key (id, at), unique (at, id)) partition by range (at);
create table parted_1 partition of parted for values from ('2020-01-01') to ('2021-01-01');
create index on parted (lower(id::text), at);
create unique index on only parted (at, id);
)";
constexpr std::string_view keys = R"(
create table k (a int, b text, c int unique, primary key (a, b), unique (a, c));
create table l (a int, b text, c int, "d d" int references k (c),
  foreign key (a, b) references k match full on update set null,
  foreign key (a, b) references k on update cascade on delete restrict,
  foreign key (a, c) references k (a, c) on delete set default deferrable,
  foreign key (c) references k (c) deferrable initially deferred);
alter table l add foreign key ("d d") references k (c) on update restrict not valid;
create operator class own default for type varchar using btree as
  operator 1 < (text, text), operator 2 <= (text, text), operator 3 = (text, text),
  operator 4 >= (text, text), operator 5 > (text, text),
  function 1 (varchar, varchar) bttextcmp(text, text);
create table v (a varchar, b varchar(3));
create index on v (a);
create index on v (b text_ops);
)";

std::vector<Path> scripts() {
  std::vector<Path> all;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(Path(SHALE_SOURCE) / "tests/cases"))
    if (entry.path().filename() == "from.sql" ||
        (entry.path().extension() == ".sql" && entry.path().parent_path().filename() == "dump"))
      all.push_back(entry.path());
  std::ranges::sort(all);
  return all;
}

// Can it make an index or a constraint? The others have nothing to compare.
bool has_any(std::string_view sql) {
  const std::string text = lower(sql);
  return std::ranges::any_of(std::array{"index", "key", "unique", "check", "exclude"},
                             [&](std::string_view word) { return contains(text, word); });
}

class PrintedTest : public testing::Test {
 protected:
  void SetUp() override {
    auto server = Server::start({});
    ASSERT_TRUE(server) << server.error().what;
    server_.emplace(*std::move(server));
    if (auto admin = server_->connect("postgres"))
      for (const char* role : {"shale_test_a", "shale_test_b"})
        (void)admin->run(fmt::format("create role {}", role));
  }
  // Runs it in a transaction that is rolled back. False: it can't run there, or on this server.
  bool check(std::string_view sql, const std::string& what);
  void compare(const Printed& p, const std::string& what);

  QuickCache cache_;
  std::optional<Server> server_;
  std::optional<ScratchDatabase> scratch_;
  std::optional<Connection> connection_;
  bool is_dirty_ = true;
  int by_us_ = 0, by_server_ = 0;
};

// The query, and once more without the server's function, which leaves what is ours alone.
void PrintedTest::compare(const Printed& p, const std::string& what) {
  const Kind& kind = *find_kind(p.kind);
  const std::string query = kind.query(connection_->server_version());
  const auto answers =
      ask_inside(*connection_, {query, replace_all(query, p.function, "null"), std::string(p.all)});
  ASSERT_TRUE(answers) << what << ": " << answers.error().what;
  const Rows &whole = *(*answers)[0], &ours = *(*answers)[1], &servers = *(*answers)[2];
  std::map<std::string, std::string, std::less<>> expected;
  for (int r = 0; r < servers.size(); ++r) expected.emplace(servers.at(r, 0), servers.at(r, 1));
  const auto attribute = std::ranges::find(kind.attributes, "definition", &Attribute::name);
  const int column = common_columns + static_cast<int>(attribute - kind.attributes.begin());
  ASSERT_EQ(whole.size(), ours.size());
  for (int r = 0; r < whole.size(); ++r)
    EXPECT_EQ(whole.at(r, column), expected[std::string(whole.at(r, 0))]) << what;
  for (int r = 0; r < ours.size(); ++r) {
    ++(ours.is_null(r, column) ? by_server_ : by_us_);
    if (ours.is_null(r, column)) continue;
    EXPECT_EQ(ours.at(r, column), expected[std::string(ours.at(r, 0))]) << what;
  }
}

bool PrintedTest::check(std::string_view sql, const std::string& what) {
  if (is_dirty_) {
    auto scratch = ScratchDatabase::make(*server_);
    EXPECT_TRUE(scratch) << scratch.error().what;
    connection_.reset();
    scratch_.emplace(*std::move(scratch));
    auto connection = scratch_->connect();
    EXPECT_TRUE(connection) << connection.error().what;
    connection_.emplace(*std::move(connection));
  }
  EXPECT_TRUE(connection_->run("begin"));
  const Status ran = connection_->run(sql);
  is_dirty_ = !connection_->in_transaction();
  if (ran && !is_dirty_)
    for (const Printed& p : printed) compare(p, what);
  EXPECT_TRUE(connection_->run("rollback"));
  return ran && !is_dirty_;
}

TEST_F(PrintedTest, TheCasesAreAsTheServerPrintsThem) {
  int tried = 0, ran = 0;
  for (const Path& path : scripts()) {
    const auto sql = read_file(path);
    ASSERT_TRUE(sql) << path;
    if (!has_any(*sql)) continue;
    ++tried;
    if (check(*sql, path.string())) ++ran;
  }
  EXPECT_GT(tried, 400);
  EXPECT_GT(ran, tried * 8 / 10);
  EXPECT_GT(by_us_, 500);
  EXPECT_GT(by_server_, 20);
}

TEST_F(PrintedTest, WhatIsNearlyPlainIs) {
  EXPECT_TRUE(check(nearly_plain, "nearly plain"));
  EXPECT_TRUE(check(keys, "keys"));
  EXPECT_GT(by_us_, 20);
  EXPECT_GT(by_server_, 20);
}

}  // namespace
}  // namespace shale::testing_::in_printed
