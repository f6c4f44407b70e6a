// Reads a Catalog: the queries of all kinds in one flush, in one snapshot; names are put together
// here, from oids, which is cheaper than joins on the server.
#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <thread>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/acl.h"
#include "catalog/catalog.h"
#include "sql/facts.h"

namespace shale {
namespace {

// As pg_dump: names come qualified, numbers and dates in one form.
constexpr std::string_view settings_query =
    "select set_config('search_path', '', true), set_config('DateStyle', 'ISO', true),"
    " set_config('IntervalStyle', 'postgres', true), set_config('extra_float_digits', '3', true),"
    " set_config('jit', 'off', true), set_config('row_security', 'off', true),"
    " set_config('quote_all_identifiers', 'off', true),"
    " set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true),"
    " set_config('bytea_output', 'hex', true), set_config('TimeZone', 'UTC', true)";

constexpr std::string_view member_query =
    "select classid, objid, refobjid from pg_catalog.pg_depend"
    " where deptype = 'e' and refclassid = 3079";

constexpr std::string_view edge_query =
    "select classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype"
    " from pg_catalog.pg_depend where objid >= 16384 and deptype <> 'e'"
    " and (refobjid >= 16384 or refclassid = 2615)";

constexpr std::string_view who_query = "select current_user, current_database()";

Oid oid_of(Text text) {
  Oid value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Address parse_address(Text text) {  // catalog:object:sub
  const std::size_t a = text.find(':'), b = text.find(':', a + 1);
  if (a == Text::npos || b == Text::npos) return {};
  Address address{oid_of(text.substr(0, a)), oid_of(text.substr(a + 1, b - a - 1)), 0};
  std::from_chars(text.data() + b + 1, text.data() + text.size(), address.sub);
  return address;
}

}  // namespace

class CatalogReader {
 public:
  CatalogReader(Connection& connection, const CatalogOptions& options)
      : connection_(connection), options_(options) {}

  Result<Catalog> read();

 private:
  Result<std::vector<Rows>> ask(const std::vector<std::string>& queries);
  // A row of a kind's query, until it is an object.
  struct Row {
    const Kind* kind = nullptr;
    std::size_t number = 0;  // of the kind
    Address address{};
    Oid schema = 0;
    Address parent{};
    Text name{}, owner{}, acl{}, usual_acl{}, uses{};
    std::shared_ptr<const void> value{};
    std::string key{};
    enum { unknown, wanted, unwanted } state = unknown;
    int object = -1;
  };

  void collect(std::size_t number, const Rows& rows);
  void collect_privileges();
  std::vector<Text> privilege_texts(const Row& row);
  void name_roles();
  Text keep(std::string text);
  void collect_members(const Rows& rows);
  bool settle(Row& row);
  Row* row_at(Address address);
  void place();
  // A row of pg_depend.
  struct Depends {
    Address from, to;
    char type;
  };

  void read_dependencies(const Rows& rows);
  void resolve_aliases();
  void resolve_edges();
  bool said_elsewhere(const Depends& d) const;
  Status name_uncovered();
  bool unwanted(Address address) const;
  const Object& object(int index) const {
    return catalog_.objects_[static_cast<std::size_t>(index)];
  }
  void add_edge(int user, int used);
  bool wanted_schema(Text name) const;
  void choose_own_role(const Rows& who);

  Connection& connection_;
  const CatalogOptions& options_;
  Catalog catalog_;
  std::vector<Row> all_;
  std::unordered_map<Address, std::size_t, Catalog::AddressHash> row_at_;
  std::unordered_map<Address, Oid, Catalog::AddressHash> members_;  // to their extension
  std::vector<Depends> depends_;
};

bool CatalogReader::wanted_schema(Text name) const {
  if (name == "shale") return false;
  return options_.schemas.empty() ||
         std::ranges::find(options_.schemas, name) != options_.schemas.end();
}

void CatalogReader::collect_members(const Rows& rows) {
  for (int r = 0; r < rows.size(); ++r)
    members_.emplace(Address{oid_of(rows.at(r, 0)), oid_of(rows.at(r, 1)), 0},
                     oid_of(rows.at(r, 2)));
}

void CatalogReader::collect(std::size_t number, const Rows& rows) {
  const Kind& kind = *kinds()[number];
  std::vector<Text> attributes(kind.attributes.size());
  for (int r = 0; r < rows.size(); ++r) {
    Row row{.kind = &kind,
            .number = number,
            .address = {kind.catalog, oid_of(rows.at(r, 0)), static_cast<int>(rows.number(r, 1))},
            .schema = oid_of(rows.at(r, 2)),
            .name = rows.at(r, 4),
            .owner = rows.at(r, 5),
            .acl = rows.at(r, 6),
            .usual_acl = rows.at(r, 7),
            .uses = rows.at(r, 8)};
    if (members_.contains({row.address.catalog, row.address.object, 0})) continue;
    const Text parent = rows.at(r, 3);
    if (contains(parent, ":"))
      row.parent = parse_address(parent);
    else if (!parent.empty() && parent != "0")
      row.parent = {kind.parent_catalog, oid_of(parent), 0};
    for (std::size_t a = 0; a < attributes.size(); ++a)
      attributes[a] = rows.at(r, common_columns + static_cast<int>(a));
    row.value = kind.value(attributes);
    row_at_.emplace(row.address, all_.size());
    all_.push_back(std::move(row));
  }
}

Text CatalogReader::keep(std::string text) {
  return catalog_.texts_.emplace_back(std::move(text));
}

// A list of privileges as the first attributes of a kind that says such: as a set, in the order in
// which they were granted, and what they usually are. Empty: they are as usual.
std::vector<Text> CatalogReader::privilege_texts(const Row& row) {
  const std::string granted = privilege_lines(row.acl, catalog_.own_role_),
                    usual = privilege_lines(row.usual_acl, catalog_.own_role_),
                    set = sorted_lines(granted);
  if (set == sorted_lines(usual)) return {};
  return {keep(set), keep(granted), keep(usual)};
}

// The privileges of an object are an object of their own where they are not the usual ones.
void CatalogReader::collect_privileges() {
  const Kind* kind = find_kind("privileges");
  const std::size_t count = all_.size();
  for (std::size_t i = 0; i < count; ++i) {
    Row& row = all_[i];
    if (row.acl.empty()) continue;
    std::vector<Text> texts = privilege_texts(row);
    if (row.kind->grants) {
      if (texts.empty()) row.state = Row::unwanted;
      const Object read{.kind = row.kind, .value = row.value};
      texts.resize(3);
      for (std::size_t a = 3; a < row.kind->attributes.size(); ++a)
        texts.push_back(row.kind->text(read, a));
      row.value = row.kind->value(texts);
    } else if (!texts.empty()) {
      texts.resize(kind->attributes.size());
      Row made{.kind = kind,
               .number = kind_index(*kind),
               .address = row.address,
               .parent = row.address,
               .value = kind->value(texts)};
      made.address.catalog = kind->catalog;
      all_.push_back(std::move(made));
    }
  }
}

// Now that it is known whose name is left out.
void CatalogReader::name_roles() {
  for (Row& row : all_)
    if (row.kind->of_role)
      row.name = keep(fmt::format("{}{}", row.name, shown_role(row.owner, catalog_.own_role_)));
}

CatalogReader::Row* CatalogReader::row_at(Address address) {
  auto found = row_at_.find(address);
  return found == row_at_.end() ? nullptr : &all_[found->second];
}

// Is the row an object of ours? It is if its schema and its parent are. Then it has a key.
bool CatalogReader::settle(Row& row) {
  if (row.state != Row::unknown) return row.state == Row::wanted;
  row.state = Row::unwanted;
  if (row.kind->catalog == catalog_oid::name_space && !wanted_schema(row.name)) return false;
  Row* schema = row.schema == 0 ? nullptr : row_at({catalog_oid::name_space, row.schema, 0});
  if (row.schema != 0 && (schema == nullptr || !settle(*schema))) return false;
  Row* parent = row.parent.object == 0 ? nullptr : row_at(row.parent);
  if (row.parent.object != 0 && (parent == nullptr || !settle(*parent))) return false;
  if (schema != nullptr)
    row.key = fmt::format("{}.{}", schema->key, row.name);
  else if (parent == nullptr)
    row.key = row.name;
  else if (row.name.empty())
    row.key = fmt::format("{} {}", parent->kind->name, parent->key);
  else
    row.key = fmt::format("{}.{}", parent->key, row.name);
  row.state = Row::wanted;
  return true;
}

// Makes the objects, sorted, and hangs them up on each other.
void CatalogReader::place() {
  std::vector<Row*> order;
  for (Row& row : all_)
    if (settle(row)) order.push_back(&row);
  std::ranges::stable_sort(order, [](const Row* a, const Row* b) {
    return a->number != b->number ? a->number < b->number : a->key < b->key;
  });
  catalog_.objects_.resize(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i]->object = static_cast<int>(i);
  const auto object_of = [&](Address address) -> const Object* {
    const Row* row = address.object == 0 ? nullptr : row_at(address);
    return row == nullptr || row->object < 0
               ? nullptr
               : &catalog_.objects_[static_cast<std::size_t>(row->object)];
  };
  catalog_.of_kind_.assign(kinds().size(), {0, 0});
  for (std::size_t i = 0; i < order.size(); ++i) {
    Row& row = *order[i];
    catalog_.objects_[i] = Object{.kind = row.kind,
                                  .address = row.address,
                                  .parent = object_of(row.parent),
                                  .schema = object_of({catalog_oid::name_space, row.schema, 0}),
                                  .key = std::move(row.key),
                                  .name = row.name,
                                  .owner = row.owner == catalog_.own_role_ ? Text() : row.owner,
                                  .acl = row.acl,
                                  .usual_acl = row.usual_acl,
                                  .value = std::move(row.value)};
    catalog_.by_address_.emplace(row.address, static_cast<int>(i));
    auto& [begin, end] = catalog_.of_kind_[row.number];
    if (end == 0) begin = static_cast<int>(i);
    end = static_cast<int>(i) + 1;
  }
}

void CatalogReader::read_dependencies(const Rows& rows) {
  depends_.reserve(static_cast<std::size_t>(rows.size()));
  for (int r = 0; r < rows.size(); ++r)
    depends_.push_back(
        {{oid_of(rows.at(r, 0)), oid_of(rows.at(r, 1)), static_cast<int>(rows.number(r, 2))},
         {oid_of(rows.at(r, 3)), oid_of(rows.at(r, 4)), static_cast<int>(rows.number(r, 5))},
         rows.at(r, 6)[0]});
}

// What Postgres made for an object's own sake is a part of it: a row type, an array type, the rule
// of a view, the sequence of an identity, the triggers of a foreign key. It says so by an internal
// dependency, which runs the other way for composite types and generated columns.
void CatalogReader::resolve_aliases() {
  for (const auto& [member, extension] : members_)
    if (const int index = catalog_.at({catalog_oid::extension, extension, 0}); index >= 0)
      catalog_.by_address_.emplace(member, index);
  const auto part_of = [&](Address part, Address whole) {
    if (catalog_.at(part) >= 0) return false;
    const int index = catalog_.at(whole);
    if (index >= 0) catalog_.by_address_.emplace(part, index);
    return index >= 0;
  };
  for (bool found = true; found;) {
    found = false;
    for (const auto& [from, to, type] : depends_) {
      const bool member = from.catalog == catalog_oid::amop || from.catalog == catalog_oid::amproc;
      // The index of a toast table only depends on it as any index does on its table.
      const Address table{to.catalog, to.object, 0};
      const bool of_part = from.catalog == catalog_oid::relation && type == 'a' && from.sub == 0 &&
                           catalog_.by_address_.contains(table) && !row_at_.contains(table);
      if (type != 'i' && type != 'P' && !(member && type == 'a') && !of_part) continue;
      if (part_of(from, to) || (type == 'i' && part_of(to, from))) found = true;
    }
  }
}

void CatalogReader::add_edge(int user, int used) {
  if (user < 0 || used < 0 || user == used) return;
  // What belongs to the user is no condition of it: a table and the columns of its partition key.
  const Object* above = &catalog_.objects_[static_cast<std::size_t>(used)];
  for (; above != nullptr; above = above->parent)
    if (above == &catalog_.objects_[static_cast<std::size_t>(user)]) return;
  catalog_.edges_.push_back({user, used});
}

// Partitions, children, attached indexes and owned sequences are objects of their own here, and say
// themselves what they use.
bool CatalogReader::said_elsewhere(const Depends& d) const {
  if (d.from.catalog != catalog_oid::relation || d.to.catalog != catalog_oid::relation)
    return false;
  if (d.from.sub != 0 || d.type == 'P' || d.type == 'S') return true;
  const int user = catalog_.at(d.from), used = catalog_.at(d.to);
  const auto is = [&](int index, std::string_view kind) {
    return index >= 0 && object(index).kind->name == kind;
  };
  const auto is_table = [&](int index) { return is(index, "table") || is(index, "foreign table"); };
  return (is_table(user) && is_table(used)) || (is(user, "sequence") && d.to.sub != 0);
}

void CatalogReader::resolve_edges() {
  for (const Depends& d : depends_)
    if (!said_elsewhere(d)) add_edge(catalog_.at(d.from), catalog_.at(d.to));
  for (const Row& row : all_) {
    if (row.object < 0) continue;
    for (Text uses : split(row.uses, ' '))
      if (!uses.empty()) add_edge(row.object, catalog_.at(parse_address(uses)));
  }
  for (const Object& object : catalog_.objects_) {
    if (object.parent != nullptr)
      add_edge(catalog_.index_of(object), catalog_.index_of(*object.parent));
    if (object.schema != nullptr)
      add_edge(catalog_.index_of(object), catalog_.index_of(*object.schema));
  }
  std::ranges::sort(catalog_.edges_);
  catalog_.edges_.erase(std::ranges::unique(catalog_.edges_).begin(), catalog_.edges_.end());
}

bool CatalogReader::unwanted(Address address) const {
  if (members_.contains({address.catalog, address.object, 0})) return true;
  const auto found = row_at_.find({address.catalog, address.object, 0});
  return found != row_at_.end() && all_[found->second].state == Row::unwanted;
}

// The census: what stands in our schemas, or uses what does, and belongs to no object.
Status CatalogReader::name_uncovered() {
  std::set<Address> blind;
  for (const auto& [from, to, type] : depends_)
    if (const int used = catalog_.at(to); catalog_.at(from) < 0 && !unwanted(from) && used >= 0 &&
                                          object(used).kind->name != "extension")
      blind.insert({from.catalog, from.object, 0});
  if (blind.empty()) return ok();
  std::string list;
  for (const Address& a : blind)
    list += fmt::format("{}({}::oid,{}::oid)", list.empty() ? "" : ",", a.catalog, a.object);
  TRY(rows, connection_.query(
                "select pg_catalog.pg_describe_object(c, o, 0) from (values " + list +
                ") v(c, o) where pg_catalog.pg_describe_object(c, o, 0) is not null order by 1"));
  for (int r = 0; r < rows.size(); ++r) catalog_.uncovered_.emplace_back(rows.at(r, 0));
  return ok();
}

// The role that whoever runs the migrations has here: the one that most relations and functions
// belong to, where the option says so; else the one that reads.
void CatalogReader::choose_own_role(const Rows& who) {
  catalog_.own_role_ = std::string(who.at(0, 0));
  catalog_.database_ = std::string(who.at(0, 1));
  if (options_.own_role == OwnRole::reader) return;
  std::map<Text, int> owned;
  for (const Row& row : all_)
    if (row.kind->catalog == catalog_oid::relation || row.kind->catalog == catalog_oid::procedure)
      if (!row.owner.empty()) ++owned[row.owner];
  int most = 0;
  for (const auto& [role, count] : owned)
    if (count > most || (count == most && role == who.at(0, 0)))
      most = count, catalog_.own_role_ = std::string(role);
}

// The queries, on two connections that share one snapshot: the second takes every other of the long
// ones. Without a second connection all go to the first.
Result<std::vector<Rows>> CatalogReader::ask(const std::vector<std::string>& queries) {
  constexpr std::string_view begin = "begin isolation level repeatable read, read only";
  TRY(opened, connection_.pipeline(
                  std::vector<std::string>{std::string(begin), "select pg_export_snapshot()"}));
  const std::string snapshot(opened[1].at(0, 0));
  auto helper = Connection::open(connection_.target());
  const auto half = [&](Connection& connection, std::vector<std::string> first, bool second,
                        bool alone) -> Result<std::vector<Rows>> {
    std::vector<std::string> mine = std::move(first);
    const std::size_t opening = mine.size();
    for (std::size_t i = 0; i < queries.size(); ++i)
      if (alone || (i % 2 == 1) == second) mine.push_back(queries[i]);
    mine.emplace_back("commit");
    TRY(rows, connection.pipeline(mine));
    rows.pop_back();
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(opening));
    return rows;
  };
  const std::vector<std::string> settings{std::string(settings_query)};
  if (!helper) return half(connection_, settings, false, true);
  const std::vector<std::string> joined{std::string(begin),
                                        "set transaction snapshot '" + snapshot + "'",
                                        std::string(settings_query)};
  Result<std::vector<Rows>> odd = std::vector<Rows>();
  std::thread other([&] { odd = half(*helper, joined, true, false); });
  auto even = half(connection_, settings, false, false);
  other.join();
  if (!even) return std::move(even).error();
  if (!odd) return std::move(odd).error();
  std::vector<Rows> all(queries.size());
  for (std::size_t i = 0; i < queries.size(); ++i)
    all[i] = std::move((i % 2 == 1 ? *odd : *even)[i / 2]);
  return all;
}

Result<Catalog> CatalogReader::read() {
  const int version = connection_.server_version();
  catalog_.version_ = version;
  std::vector<std::string> queries{std::string(who_query), std::string(member_query),
                                   std::string(edge_query)};
  const std::size_t first_kind = queries.size();
  std::vector<std::size_t> asked;  // numbers of kinds
  for (std::size_t i = 0; i < kinds().size(); ++i) {
    std::string query = kinds()[i]->query(version);
    if (query.empty()) continue;
    asked.push_back(i);
    queries.push_back(std::move(query));
  }
  TRY(results, ask(queries));
  collect_members(results[1]);
  for (std::size_t i = 0; i < asked.size(); ++i) collect(asked[i], results[first_kind + i]);
  choose_own_role(results[0]);
  name_roles();
  collect_privileges();
  place();
  read_dependencies(results[2]);
  resolve_aliases();
  resolve_edges();
  CHECK(name_uncovered());
  catalog_.rows_ = std::move(results);
  return std::move(catalog_);
}

Result<Catalog> Catalog::read(Connection& connection, const CatalogOptions& options) {
  return CatalogReader(connection, options).read();
}

}  // namespace shale
