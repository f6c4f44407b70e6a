// One thing of a database's schema, as Postgres's catalog says it is.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace shale {

// Text of the catalog. It belongs to the rows that the Catalog holds, and lives as long as that.
using Text = std::string_view;

using Oid = std::uint32_t;

// How Postgres names a thing in pg_depend: the catalog, the row, and the column (0: the whole).
struct Address {
  Oid catalog = 0;
  Oid object = 0;
  std::int32_t sub = 0;

  bool operator==(const Address&) const = default;
  auto operator<=>(const Address&) const = default;
};

struct AddressHash {
  std::size_t operator()(const Address& a) const {
    return (a.object * 0x9E3779B97F4A7C15ULL) ^ (a.catalog << 13) ^ static_cast<std::size_t>(a.sub);
  }
};

// The oids of the system catalogs themselves. They are the same in every version (pg_class.dat, and
// the CATALOG lines of the server's headers).
namespace catalog_oid {
inline constexpr Oid type = 1247, attribute = 1249, procedure = 1255, relation = 1259,
                     default_value = 2604, constraint = 2606, language = 2612, large_object = 2613,
                     name_space = 2615, opclass = 2616, operator_ = 2617, rewrite = 2618,
                     trigger = 2620, opfamily = 2753, access_method = 2601, amop = 2602,
                     amproc = 2603, conversion = 2607, cast = 2605, foreign_wrapper = 2328,
                     foreign_server = 1417, user_mapping = 1418, foreign_table = 3118,
                     extension = 3079, policy = 3256, statistics = 3381, collation = 3456,
                     event_trigger = 3466, transform = 3576, ts_dictionary = 3600, ts_parser = 3601,
                     ts_configuration = 3602, ts_template = 3764, default_acl = 826,
                     publication = 6104, publication_relation = 6106, publication_schema = 6237,
                     subscription = 6100, role = 1260;
}

struct Kind;

// A cheap-to-copy, immutable value of some kind, with what all kinds have.
struct Object {
  const Kind* kind = nullptr;
  Address address{};
  const Object* parent = nullptr;  // what it goes with: a column's table; the Catalog's
  const Object* schema = nullptr;  // the schema that it stands in; the Catalog's
  std::string key{};               // identity among its kind, as SQL: public.orders.id
  Text name{};                     // the last part of it, as SQL
  Text owner{};                    // a role, unquoted; empty: nobody's, or the catalog's own role
  Text acl{};                      // aclitem[], as text; empty: the default
  Text usual_acl{};                // what acldefault() says, where there is an acl
  std::shared_ptr<const void> value{};

  template <class T>
  const T& as() const {
    return *static_cast<const T*>(value.get());
  }
};

}  // namespace shale
