// Reads a Catalog: the queries of all kinds in one flush, in one snapshot; names are put together
// here, from oids, which is cheaper than joins on the server.
#include <algorithm>
#include <functional>
#include <future>
#include <thread>

#include <fmt/format.h>

#include "base/memory.h"
#include "base/text.h"
#include "catalog/opening.h"
#include "catalog/reading.h"
#include "catalog/remembered.h"

namespace shale {
namespace {

constexpr std::string_view who_query = "select current_user, current_database()";

constexpr std::string_view member_query =
    "select classid, objid, refobjid from pg_catalog.pg_depend"
    " where deptype = 'e' and refclassid = 3079";

// Two oids in one number, two columns in another, and nothing for what most rows have: what a row
// costs is the number of its values.
std::string edge_query(int version) {
  std::string sql =
      "select classid::int8 << 32 | objid::int8, refclassid::int8 << 32 | refobjid::int8,"
      " case when objsubid <> 0 or refobjsubid <> 0 then (objsubid << 16) | (refobjsubid & 65535) "
      "end,"
      " nullif(deptype, 'n') from pg_catalog.pg_depend where objid >= 16384 and deptype <> 'e'"
      " and (refobjid >= 16384 or refclassid = 2615)";
  // A NOT NULL is a constraint since PostgreSQL 17, a part of its domain or column: see
  // kinds/not_null.cpp.
  if (version >= 170000)
    sql +=
        " and not (classid = 2606 and objid in"
        " (select oid from pg_catalog.pg_constraint where contype = 'n'))";
  // That the expression of a generated column is the column's is not said before PostgreSQL 15.
  if (version < 150000)
    sql +=
        " union all select 2604::int8 << 32 | d.oid::int8, 1259::int8 << 32 | d.adrelid::int8,"
        " d.adnum, 'i'"
        " from pg_catalog.pg_attrdef d join pg_catalog.pg_attribute a on a.attrelid = d.adrelid"
        " and a.attnum = d.adnum where a.attgenerated <> '' and d.oid >= 16384";
  return sql;
}

// From this many relations on, a second connection is worth its price.
constexpr long long enough_for_two = 100;

Answers shared(std::vector<Rows> rows) {
  Answers all;
  for (Rows& r : rows) all.push_back(std::make_shared<const Rows>(std::move(r)));
  return all;
}

// Queries behind an opening; what the opening answers is left out.
Result<std::vector<Rows>> ask_behind(Connection& connection, std::vector<std::string> opening,
                                     const std::vector<std::string>& queries,
                                     Connection::Plans plans = Connection::Plans::made_anew) {
  const auto count = static_cast<std::ptrdiff_t>(opening.size());
  opening.insert(opening.end(), queries.begin(), queries.end());
  TRY(rows, connection.pipeline(opening, plans));
  rows.erase(rows.begin(), rows.begin() + count);
  return rows;
}

// What it takes the second connection to come to its first query, as Kind::query_cost.
constexpr int price_of_connecting = 20;

// The dearest first, each to whom has less to do: the rule of Graham (1969) for two. Those that
// open tables are one piece of work.
std::vector<bool> shared_out(const std::vector<CatalogQuery>& queries,
                             const std::vector<std::size_t>& which) {
  std::vector<std::size_t> order;
  std::vector<bool> of_second(queries.size());
  int first = 0, second = price_of_connecting;
  for (std::size_t i : which) {
    if (queries[i].opens_tables)
      first += queries[i].cost;
    else
      order.push_back(i);
  }
  std::ranges::stable_sort(order, std::greater(), [&](std::size_t i) { return queries[i].cost; });
  for (std::size_t i : order) {
    of_second[i] = second < first;
    (of_second[i] ? second : first) += queries[i].cost;
  }
  return of_second;
}

// Takes the answer to one of the queries. On two connections it is called from two threads at once.
using Take = std::function<void(std::size_t query, Rows rows)>;

// Some of the queries, by their numbers.
Status ask_some(Connection& connection, std::vector<std::string> opening,
                const std::vector<CatalogQuery>& queries, const std::vector<std::size_t>& which,
                const Take& take, Connection::Plans plans = Connection::Plans::made_anew) {
  std::vector<std::string> texts;
  for (std::size_t i : which) texts.push_back(queries[i].sql);
  TRY(rows, ask_behind(connection, std::move(opening), texts, plans));
  for (std::size_t i = 0; i < which.size(); ++i) take(which[i], std::move(rows[i]));
  return ok();
}

// On two connections that share one snapshot, which stays until both have their answers. Where a
// second one can't be had, the first does all.
Status ask_two(Connection& first, const std::string& snapshot,
               const std::vector<CatalogQuery>& queries, const std::vector<std::size_t>& which,
               const Take& take) {
  const std::vector<bool> of_second = shared_out(queries, which);
  std::vector<std::size_t> halves[2];
  for (std::size_t i : which) halves[of_second[i] ? 1 : 0].push_back(i);
  bool alone = false;
  Status odd = ok();
  std::thread other([&] {
    take_thread_memory_in_large_pieces();
    auto second = Connection::open(first.target());
    alone = !second;
    if (second)
      odd = ask_some(*second,
                     {"begin isolation level repeatable read, read only",
                      "set transaction snapshot '" + snapshot + "'", std::string(catalog_settings)},
                     queries, halves[1], take);
  });
  Status even = ask_some(first, {}, queries, halves[0], take);
  other.join();
  CHECK(even);
  if (alone) return ask_some(first, {}, queries, halves[1], take);
  return odd;
}

// In a transaction that has begun: how many relations there are, and its snapshot, "" for one that
// nobody else can see.
Status ask_begun(Connection& connection, long long relations, const std::string& snapshot,
                 bool on_one_connection, const std::vector<CatalogQuery>& queries, const Take& take,
                 Connection::Plans plans) {
  TRY(which, worth_asking(connection, relations, queries, plans));
  if (!on_one_connection && !snapshot.empty() && relations >= enough_for_two)
    return ask_two(connection, snapshot, queries, which, take);
  return ask_some(connection, {}, queries, which, take, plans);
}

Status ask(Connection& connection, const CatalogOptions& options,
           const std::vector<CatalogQuery>& queries, const Take& take) {
  const Connection::Plans plans =
      options.again ? Connection::Plans::kept : Connection::Plans::made_anew;
  // Only it can see what is not committed.
  const bool within = connection.in_transaction();
  const std::vector<std::string> begin{
      within ? "savepoint shale_read" : "begin isolation level repeatable read, read only",
      std::string(catalog_settings), std::string(count_query),
      within ? "select ''" : "select pg_catalog.pg_export_snapshot()"};
  const auto begun = connection.pipeline(begin, plans);
  Status asked =
      begun ? ask_begun(connection, (*begun)[2].number(0, 0), std::string((*begun)[3].at(0, 0)),
                        options.on_one_connection, queries, take, plans)
            : Status(begun.error());
  CHECK(connection.run(within ? "rollback to savepoint shale_read; release savepoint shale_read"
                              : "rollback"));
  return asked;
}

std::vector<CatalogAssembly::Depends> read_dependencies(const Rows& rows) {
  std::vector<CatalogAssembly::Depends> all;
  all.reserve(static_cast<std::size_t>(rows.size()));
  const auto address = [](long long oids, int sub) {
    return Address{static_cast<Oid>(oids >> 32), static_cast<Oid>(oids), sub};
  };
  for (int r = 0; r < rows.size(); ++r) {
    const auto subs = static_cast<std::int32_t>(rows.number(r, 2));
    const Text type = rows.at(r, 3);
    all.push_back({address(rows.number(r, 0), subs >> 16),
                   address(rows.number(r, 1), static_cast<std::int16_t>(subs)),
                   type.empty() ? 'n' : type[0]});
  }
  return all;
}

Status name_uncovered(Connection& connection, CatalogAssembly& assembly) {
  std::string list;
  for (const Address& a : assembly.uncovered())
    list += fmt::format("{}({}::oid,{}::oid)", list.empty() ? "" : ",", a.catalog, a.object);
  if (list.empty()) return ok();
  TRY(rows, connection.query(
                "select pg_catalog.pg_describe_object(c, o, 0) from (values " + list +
                ") v(c, o) where pg_catalog.pg_describe_object(c, o, 0) is not null order by 1"));
  for (int r = 0; r < rows.size(); ++r) assembly.name_uncovered(rows.at(r, 0));
  return ok();
}

// "owner of FUNCTION pg_catalog.pg_sleep(double precision)".
std::vector<std::string> beyond_kinds(const Catalog& catalog) {
  std::vector<std::string> all;
  for (const Object& object : catalog.objects())
    for (std::size_t i = 0; i < object.kind->attributes.size(); ++i)
      if ((object.kind->attributes[i].traits & attribute::beyond) != 0 &&
          object.kind->text(object, i) == "t")
        all.push_back(fmt::format("{} of {}", object.kind->attributes[i].name, object.name));
  return all;
}

// What a role may not see must not be taken for what is not there.
Status all_seen(const Catalog& catalog, const std::string& role, const std::string& database) {
  std::vector<std::string> hidden;
  for (const Object& object : catalog.objects())
    for (std::size_t i = 0; i < object.kind->attributes.size(); ++i) {
      const Attribute& a = object.kind->attributes[i];
      if ((a.traits & attribute::unseen) != 0 && object.kind->text(object, i) == "t")
        hidden.push_back(fmt::format("the {} of {} {}", a.name.substr(0, a.name.find(' ')),
                                     object.kind->name, object.key));
    }
  if (hidden.empty()) return ok();
  return Error{
      .fault = Fault::database,
      .what = fmt::format("{} may not read all of {}: {}", role, database, join(hidden, ", ")),
      .hint = "read it as a role that may: its owner, or a superuser"};
}

Error about_privileges(Error error) {
  if (error.sqlstate == "42501") {
    error.hint = "the schema is read from pg_catalog: use a role that may read all of it";
    return std::move(error).while_doing("reading the schema");
  }
  return error;
}

}  // namespace

Result<Answers> ask_inside(Connection& connection, const std::vector<std::string>& queries) {
  const bool within = connection.in_transaction();
  auto rows = ask_behind(connection,
                         {within ? "savepoint shale_read" : "begin", std::string(catalog_settings)},
                         queries);
  const Status left = connection.run(
      within ? "rollback to savepoint shale_read; release savepoint shale_read" : "rollback");
  if (!rows) return std::move(rows).error();
  CHECK(left);
  return shared(*std::move(rows));
}

std::vector<CatalogQuery> catalog_queries(int version) {
  std::vector<CatalogQuery> queries{
      {std::string(who_query), 1}, {std::string(member_query), 1}, {edge_query(version), 20}};
  for (const Kind* kind : kinds())
    if (std::string query = kind->query(version); !query.empty())
      queries.push_back({std::move(query), kind->query_cost, kind->opens_tables, kind->presence});
  return queries;
}

Result<std::vector<std::string>> asked_queries(Connection& connection) {
  const std::vector<CatalogQuery> queries = catalog_queries(connection.server_version());
  std::vector<std::string> asked{std::string(count_query)};
  TRY(counted, connection.query(count_query));
  TRY(which, worth_asking(connection, counted.number(0, 0), queries, Connection::Plans::made_anew));
  for (std::size_t i : which) asked.push_back(queries[i].sql);
  return asked;
}

Result<RawCatalog> read_raw(Connection& connection, const CatalogOptions& options,
                            const std::function<Status()>& meanwhile) {
  const int version = connection.server_version();
  std::vector<std::size_t> asked;  // numbers of kinds
  for (std::size_t i = 0; i < kinds().size(); ++i)
    if (!kinds()[i]->query(version).empty()) asked.push_back(i);
  const std::vector<CatalogQuery> queries = catalog_queries(version);
  const std::size_t first_kind = queries.size() - asked.size();
  RawCatalog raw;
  raw.rows.resize(asked.size());
  Answers answers(queries.size());
  const auto take = [&](std::size_t query, std::shared_ptr<const Rows> rows) {
    answers[query] = rows;
    if (query == 2) raw.depends = read_dependencies(*rows);
    if (query >= first_kind)
      parse_rows(asked[query - first_kind], rows, raw.rows[query - first_kind]);
  };
  const RememberedAnswers remembered = RememberedAnswers::of(connection, options.copy_of, queries);
  auto taking_known = std::async(meanwhile ? std::launch::async : std::launch::deferred, [&] {
    if (meanwhile) take_thread_memory_in_large_pieces();
    const auto known = remembered.read();
    if (!known || known->size() != queries.size()) return false;
    for (std::size_t query = 1; query < queries.size(); ++query)
      if ((*known)[query] != nullptr) take(query, (*known)[query]);
    return true;
  });
  if (meanwhile) CHECK(meanwhile());
  if (taking_known.get()) {
    TRY(who, connection.query(who_query));
    answers[0] = std::make_shared<const Rows>(std::move(who));
  } else {
    CHECK(ask(connection, options, queries, [&](std::size_t query, Rows answer) {
      take(query, std::make_shared<const Rows>(std::move(answer)));
    }));
    remembered.write(answers);
  }
  const Rows &who = *answers[0], &members = *answers[1];
  raw.role = who.at(0, 0);
  raw.database = who.at(0, 1);
  for (int r = 0; r < members.size(); ++r)
    raw.members.emplace_back(Address{parse_oid(members.at(r, 0)), parse_oid(members.at(r, 1)), 0},
                             parse_oid(members.at(r, 2)));
  return raw;
}

Result<std::vector<CatalogAssembly::Depends>> read_depends(Connection& connection) {
  TRY(answers, ask_inside(connection, {edge_query(connection.server_version())}));
  return read_dependencies(*answers.back());
}

Result<Catalog> Catalog::read(Connection& connection, const CatalogOptions& options) {
  auto read = read_raw(connection, options);
  if (!read) return about_privileges(std::move(read).error());
  RawCatalog raw = *std::move(read);
  CatalogAssembly assembly(options);
  assembly.version(connection.server_version());
  assembly.database(raw.database);
  for (const auto& [part, extension] : raw.members) assembly.member(part, extension);
  assembly.reserve(raw.count());
  for (std::vector<CatalogRow>& rows : raw.rows)
    for (CatalogRow& row : rows) assembly.add(std::move(row));
  assembly.own_role(raw.role);
  if (options.own_role == OwnRole::majority) assembly.own_role_of_majority(raw.role);
  assembly.place();
  assembly.connect(std::move(raw.depends));
  CHECK(name_uncovered(connection, assembly));
  Catalog catalog = assembly.take();
  CHECK(all_seen(catalog, raw.role, raw.database));
  for (std::string& thing : beyond_kinds(catalog)) catalog.uncovered_.push_back(std::move(thing));
  return catalog;
}

}  // namespace shale
