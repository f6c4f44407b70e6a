// The columns of views and materialized views: made with them, with settings of their own.
#include "kinds/text.h"

namespace shale::kinds_::in_view_column {
namespace {

struct ViewColumn {
  static constexpr std::string_view name = "view column";
  static constexpr int order = 83;
  static constexpr Oid catalog = catalog_oid::relation;
  static constexpr Presence presence{"pg_class", "relkind", "v m"};
  static constexpr bool implied = true;

  Text storage, compression, statistics, options, usual_storage;
  static constexpr Field<ViewColumn> fields[] = {
      {"storage", &ViewColumn::storage},
      {"compression", &ViewColumn::compression},
      {"statistics", &ViewColumn::statistics},
      {"options", &ViewColumn::options, attribute::set},
      {"usual storage", &ViewColumn::usual_storage, attribute::carried},
  };

  static std::string query(int version) {
    return fmt::format(
        "select a.attrelid, a.attnum, 0, a.attrelid, quote_ident(a.attname), null, a.attacl,"
        " case when a.attacl is not null then '{{}}' end, '',"
        " case when c.relkind = 'm' and a.attstorage <> t.typstorage then a.attstorage::text end,"
        " case when c.relkind = 'm' then a.attcompression::text end,"
        " case when {} then a.attstattarget end, {}, t.typstorage"
        " from pg_catalog.pg_attribute a"
        " join pg_catalog.pg_class c on c.oid = a.attrelid and c.relkind in ('v', 'm')"
        " and c.oid >= 16384 join pg_catalog.pg_type t on t.oid = a.atttypid"
        " where a.attnum > 0 and not a.attisdropped",
        version >= 170000 ? "a.attstattarget is not null" : "a.attstattarget >= 0", column_options);
  }
  std::string target(const Object& self) const { return "COLUMN " + self.key; }
  std::string grant_target(const Object& self) const { return "TABLE " + self.parent->key; }
  Statements create(const Object&, Members) const { return {}; }
  Statements extras(const Object& self) const { return change(ViewColumn{}, self); }
  Statements change(const ViewColumn& from, const Object& self) const {
    Statements all;
    const auto say = [&](std::string what) {
      all.push_back(
          {fmt::format("{} ALTER COLUMN {} {}", alter_table(*self.parent), self.name, what)});
    };
    if (storage != from.storage) {
      const Text letter = storage.empty() ? usual_storage : storage;
      say(letter == "p"   ? "SET STORAGE PLAIN"
          : letter == "e" ? "SET STORAGE EXTERNAL"
          : letter == "m" ? "SET STORAGE MAIN"
                          : "SET STORAGE EXTENDED");
    }
    if (compression != from.compression)
      say(fmt::format("SET COMPRESSION {}", compression == "p"   ? "pglz"
                                            : compression == "l" ? "lz4"
                                                                 : "default"));
    if (statistics != from.statistics)
      say(fmt::format("SET STATISTICS {}", statistics.empty() ? "-1" : statistics));
    for (std::string& text : change_storage_options(from.options, options)) say(std::move(text));
    return all;
  }
  Statements drop(const Object&) const { return {}; }
  std::optional<Statements> alter_to(const ViewColumn& to, const Object&,
                                     const Object& self) const {
    return to.change(*this, self);
  }
};

}  // namespace

extern const Kind view_column;
constinit const Kind view_column = kind_of<ViewColumn>();

}  // namespace shale::kinds_::in_view_column
