// Rows of the kinds' queries, before they are objects. Only for this folder.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "catalog/kind.h"
#include "pg/connection.h"

namespace shale {

struct CatalogRow {
  const Kind* kind = nullptr;
  std::size_t number = 0;  // of the kind
  Address address{};
  Oid schema = 0;
  Address parent{};
  Text name{}, owner{}, acl{}, usual_acl{}, uses{};
  std::shared_ptr<const void> value{};
  std::shared_ptr<const Rows> source{};  // owns the texts

  // While a catalog is put together.
  std::string key{};
  enum { unknown, wanted, unwanted } state = unknown;
  int object = -1;
};

// A row of pg_depend.
struct CatalogDepends {
  Address from, to;
  char type;
};

Oid parse_oid(Text text);
Address parse_address(Text text);  // catalog:object:sub

// The rows of a kind's query. `number` is the kind's place in kinds().
void parse_rows(std::size_t number, const std::shared_ptr<const Rows>& rows,
                std::vector<CatalogRow>& into);

// As pg_dump: names come qualified, numbers and dates in one form. Until the transaction ends.
inline constexpr std::string_view catalog_settings =
    "select set_config('search_path', '', true), set_config('DateStyle', 'ISO', true),"
    " set_config('IntervalStyle', 'postgres', true), set_config('extra_float_digits', '3', true),"
    " set_config('jit', 'off', true), set_config('row_security', 'off', true),"
    " set_config('quote_all_identifiers', 'off', true),"
    " set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true),"
    " set_config('bytea_output', 'hex', true), set_config('TimeZone', 'UTC', true)";

}  // namespace shale
