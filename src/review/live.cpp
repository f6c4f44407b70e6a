#include "review/live.h"

#include <memory>

namespace shale {
namespace {

constexpr std::string_view out_of_time = "57014";

Result<std::optional<long long>> asked(Connection& connection, const std::string& query) {
  CHECK(connection.run("begin transaction read only; set local statement_timeout = '3s'"));
  auto rows = connection.query(query);
  CHECK(connection.run("rollback"));
  if (rows) return std::optional(rows->size() > 0 ? rows->number(0, 0) : 0);
  if (rows.error().sqlstate == out_of_time) return std::optional<long long>();
  return rows.error();
}

}  // namespace

Ask ask_of(Connection connection) {
  const auto shared = std::make_shared<Connection>(std::move(connection));
  return [shared](const std::string& query) { return asked(*shared, query); };
}

}  // namespace shale
