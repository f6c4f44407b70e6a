// What the rest of the program knows about a kind of object.
//
// A kind is one file under kinds/: a struct of texts, the query that reads them, and the statements
// that make, change and drop one. Everything else (reading, comparing, planning, reports) walks
// the table `kinds()`. All identifiers and expressions come from the server with an empty
// search_path, so they are qualified and quoted as they have to stand in SQL.
#pragma once

#include <array>
#include <concepts>
#include <optional>
#include <span>

#include "catalog/object.h"
#include "catalog/statement.h"

namespace shale {

class Catalog;

// How two values of an attribute are compared, and what a difference means.
namespace attribute {
inline constexpr unsigned plain = 0;
inline constexpr unsigned expression = 1;  // may be printed in two ways for one meaning
inline constexpr unsigned recreate = 2;    // no ALTER changes it
inline constexpr unsigned disturbs = 4;    // what uses the object has to be out of the way
inline constexpr unsigned carried = 8;     // known, but not compared
inline constexpr unsigned position = 16;   // the place among its siblings
inline constexpr unsigned whole = 32;      // says all of it: shown only where nothing finer differs
inline constexpr unsigned set = 128;       // an array whose order says nothing
inline constexpr unsigned link = 256;      // the key of one that is linked to it: see with_links
inline constexpr unsigned secret = 512;    // compared, never shown
inline constexpr unsigned unseen = 1024;   // yes: the reader may not see all of the object
inline constexpr unsigned beyond = 2048;   // yes: what the attribute's name says is not covered
inline constexpr unsigned of_major = 4096;  // compared between servers of one major alone
inline constexpr unsigned definition = 64;  // not "of the table" but "of the view": a body, a query
}  // namespace attribute

struct Attribute {
  std::string_view name{};
  unsigned traits = attribute::plain;
};

// An object that stands in its parent's CREATE (see Kind::clause), with those that stand in it.
struct Member {
  const Object* object = nullptr;
  std::vector<Member> members{};

  std::string_view kind() const;
  std::string clause() const;
};
using Members = std::span<const Member>;

// What Postgres made beside an object under a name of its own.
struct Companion {
  std::string target{};  // "TYPE public.span_multirange"
  std::string name{};    // the last part of it, as SQL
};

// What a database with objects of a kind has: rows in a catalog that are not Postgres's own, with
// one of some words in a column. Where there is none, the kind's query would find nothing and is
// not asked: most databases have few of the kinds.
struct Presence {
  std::string_view catalog{};  // "pg_class", with a column "oid"; empty: the kind is always asked
  std::string_view column{};   // "relkind", of few values; empty: any row will do
  std::string_view words{};    // "v m"
  bool operator==(const Presence&) const = default;
};

struct Kind {
  std::string_view name;  // "materialized view"; for people, JSON and SQL
  int order;              // among those that are ready, low is made first and dropped last
  Oid catalog;            // where its rows are: the first part of its address
  Oid parent_catalog;     // where its parents' rows are
  bool absorbed;          // goes with its parent, when that is dropped
  bool implied;           // is made with its parent and can't be made alone
  bool holds_nothing;     // can be dropped and made again at any time: no rows, no users' data
  bool of_role;           // who stands in the owner's place is the last part of its name
  // How long its query takes beside the others', where there are many tables: what two connections
  // have to do is shared out by it. In milliseconds for 1,000 tables of ten columns, once.
  int query_cost;
  // Does its query print expressions with columns in them? Then the server opens each table, once
  // for each connection, which is dearer than the printing.
  bool opens_tables;
  Presence presence;
  bool superuser_owns;  // Postgres lets nobody else own one
  bool grants;          // says who may do what: the reader fills its first three attributes
  std::span<const Attribute> attributes;

  // oid, sub, schema's oid, parent, name, owner, acl, usual acl, uses, then the attributes. The
  // parent is an oid of parent_catalog, or an address "1259:16384:0"; uses are addresses with
  // blanks between them, beyond what pg_depend says. Empty: this version of the server has none of
  // the kind. The server's version is as 150020.
  std::string (*query)(int version);
  std::shared_ptr<const void> (*value)(std::span<const Text> attributes);
  Text (*text)(const Object& object, std::size_t attribute);

  // What COMMENT ON, SECURITY LABEL ON and ALTER … OWNER TO take: "TABLE public.orders". Empty:
  // can't.
  std::string (*target)(const Object& object);
  // What GRANT … ON takes, where it isn't the target.
  std::string (*grant_target)(const Object& object);
  Statements (*create)(const Object& object, Members members);
  Statements (*drop)(const Object& object);
  // From one state to the other in place; empty: it has to be recreated.
  std::optional<Statements> (*alter)(const Object& from, const Object& to);
  // The same for a table that is in use: without a strong lock while its rows are worked on. What a
  // kind does not define is done as ever.
  Statements (*create_live)(const Object& object, Members members);
  Statements (*drop_live)(const Object& object);
  std::optional<Statements> (*alter_live)(const Object& from, const Object& to);
  // Of one that is made anew: built under another name, while the old one is still in use, and then
  // put in its place. Empty: it can't be.
  Statements (*build_beside)(const Object& object);
  Statements (*take_place)(const Object& object);
  // How it stands in its parent's CREATE; "": only by a statement of its own.
  std::string (*clause)(const Object& object, Members members);
  // A stand-in for a circle: a view without its query, a shell type. create() has to take its place
  // then. "": there is none.
  std::string (*shell)(const Object& object);
  std::string (*define)(const Object& object);
  // What else has to leave its name, when the object waits under another one.
  std::vector<Companion> (*companions)(const Object& object);
  // What has to follow its CREATE, alone or in its parent's.
  Statements (*extras)(const Object& object);
  // The roles that it names, besides its owner.
  std::vector<std::string> (*roles)(const Object& object);
  // Does it live through a change of the type of a column that it uses?
  bool (*survives)(const Object& object);
  // Why no statement leads from one state to the other; "": there is one.
  std::string (*refusal)(const Object& from, const Object& to);
};

inline std::string_view Member::kind() const {
  return object->kind->name;
}
inline std::string Member::clause() const {
  return object->kind->clause(*object, members);
}

std::span<const Kind* const> kinds();  // generated: every file under kinds/

// The first columns of each kind's query, before its attributes.
inline constexpr int common_columns = 9;

template <class T>
struct Field {
  std::string_view name{};
  Text T::*member = nullptr;
  unsigned traits = attribute::plain;
};

template <class T>
concept KindOf = std::is_aggregate_v<T> &&
    requires(const T& value, const T& other, const Object& self, Members members) {
  { T::name } -> std::convertible_to<std::string_view>;
  { T::order } -> std::convertible_to<int>;
  { T::catalog } -> std::convertible_to<Oid>;
  { T::fields[0].name } -> std::convertible_to<std::string_view>;
  { T::query(150000) } -> std::same_as<std::string>;
  { value.create(self, members) } -> std::same_as<Statements>;
  { value.drop(self) } -> std::same_as<Statements>;
  { value.alter_to(other, self, self) } -> std::same_as<std::optional<Statements>>;
};

namespace kind_detail {

template <class T>
constexpr auto attributes_of() {
  std::array<Attribute, std::size(T::fields)> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = {T::fields[i].name, T::fields[i].traits};
  return all;
}
template <class T>
inline constexpr auto attributes = attributes_of<T>();

template <class T>
std::string target(const Object& object) {
  if constexpr (requires { object.as<T>().target(object); })
    return object.as<T>().target(object);
  else
    return "";
}

// What a kind may define for tables that are in use.
template <class T>
constexpr void fill_live(Kind& kind) {
  kind.create_live = [](const Object& o, Members members) {
    if constexpr (requires { o.as<T>().create_live(o, members); })
      return o.as<T>().create_live(o, members);
    else
      return o.as<T>().create(o, members);
  };
  kind.drop_live = [](const Object& o) {
    if constexpr (requires { o.as<T>().drop_live(o); })
      return o.as<T>().drop_live(o);
    else
      return o.as<T>().drop(o);
  };
  kind.alter_live = [](const Object& a, const Object& b) {
    if constexpr (requires { a.as<T>().alter_live(b.as<T>(), a, b); })
      return a.as<T>().alter_live(b.as<T>(), a, b);
    else
      return a.as<T>().alter_to(b.as<T>(), a, b);
  };
  kind.build_beside = [](const Object& o) -> Statements {
    if constexpr (requires { o.as<T>().build_beside(o); })
      return o.as<T>().build_beside(o);
    else
      return {};
  };
  kind.take_place = [](const Object& o) -> Statements {
    if constexpr (requires { o.as<T>().take_place(o); })
      return o.as<T>().take_place(o);
    else
      return {};
  };
}

}  // namespace kind_detail

// The table row of a typed kind.
template <KindOf T>
constexpr Kind kind_of() {
  Kind kind{};
  kind.name = T::name;
  kind.order = T::order;
  kind.catalog = T::catalog;
  kind.parent_catalog = catalog_oid::relation;
  if constexpr (requires { T::parent_catalog; }) kind.parent_catalog = T::parent_catalog;
  kind.absorbed = true;
  if constexpr (requires { T::absorbed; }) kind.absorbed = T::absorbed;
  if constexpr (requires { T::implied; }) kind.implied = T::implied;
  if constexpr (requires { T::holds_nothing; }) kind.holds_nothing = T::holds_nothing;
  if constexpr (requires { T::of_role; }) kind.of_role = T::of_role;
  kind.query_cost = 2;
  if constexpr (requires { T::query_cost; }) kind.query_cost = T::query_cost;
  if constexpr (requires { T::opens_tables; }) kind.opens_tables = T::opens_tables;
  if constexpr (requires { T::presence; }) kind.presence = T::presence;
  if constexpr (requires { T::superuser_owns; }) kind.superuser_owns = T::superuser_owns;
  if constexpr (requires { T::grants; }) kind.grants = T::grants;
  kind.attributes = kind_detail::attributes<T>;
  kind.query = [](int version) { return T::query(version); };
  kind.value = [](std::span<const Text> texts) -> std::shared_ptr<const void> {
    auto value = std::make_shared<T>();
    for (std::size_t i = 0; i < std::size(T::fields); ++i) (*value).*T::fields[i].member = texts[i];
    return value;
  };
  kind.text = [](const Object& o, std::size_t i) { return o.as<T>().*T::fields[i].member; };
  kind.target = kind_detail::target<T>;
  kind.grant_target = [](const Object& o) {
    if constexpr (requires { o.as<T>().grant_target(o); })
      return o.as<T>().grant_target(o);
    else
      return kind_detail::target<T>(o);
  };
  kind.create = [](const Object& o, Members members) { return o.as<T>().create(o, members); };
  kind.drop = [](const Object& o) { return o.as<T>().drop(o); };
  kind.alter = [](const Object& a, const Object& b) { return a.as<T>().alter_to(b.as<T>(), a, b); };
  kind_detail::fill_live<T>(kind);
  kind.clause = [](const Object& o, Members members) -> std::string {
    if constexpr (requires { o.as<T>().clause(o, members); })
      return o.as<T>().clause(o, members);
    else
      return "";
  };
  kind.shell = [](const Object& o) -> std::string {
    if constexpr (requires { o.as<T>().shell(o); })
      return o.as<T>().shell(o);
    else
      return "";
  };
  kind.define = [](const Object& o) -> std::string {
    if constexpr (requires { o.as<T>().define(o); })
      return o.as<T>().define(o);
    else
      return "";
  };
  kind.companions = [](const Object& o) -> std::vector<Companion> {
    if constexpr (requires { o.as<T>().companions(o); })
      return o.as<T>().companions(o);
    else
      return {};
  };
  kind.extras = [](const Object& o) -> Statements {
    if constexpr (requires { o.as<T>().extras(o); })
      return o.as<T>().extras(o);
    else
      return {};
  };
  kind.roles = [](const Object& o) -> std::vector<std::string> {
    if constexpr (requires { o.as<T>().role_names(); })
      return o.as<T>().role_names();
    else
      return {};
  };
  kind.survives = [](const Object& o) {
    if constexpr (requires { o.as<T>().survives(o); })
      return o.as<T>().survives(o);
    else
      return false;
  };
  kind.refusal = [](const Object& a, const Object& b) -> std::string {
    if constexpr (requires { a.as<T>().refusal(b.as<T>(), a); })
      return a.as<T>().refusal(b.as<T>(), a);
    else
      return "";
  };
  return kind;
}

}  // namespace shale
