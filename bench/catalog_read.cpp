// Reads the catalog of a database once, and says how many objects there are; or prints the queries
// that it asks, for psql.
//
//   catalog_read URL
//   catalog_read --queries URL
#include <string>

#include <fmt/format.h>

#include "base/memory.h"
#include "catalog/reading.h"

namespace {

int fail(const shale::Error& error) {
  fmt::print(stderr, "{}\n", error.what);
  return 1;
}

}  // namespace

int main(int count, char** words) {
  shale::take_memory_in_large_pieces();  // as the program does
  const bool queries = count == 3 && std::string(words[1]) == "--queries";
  if (count != 2 && !queries) return 2;
  const auto target = shale::Target::parse(words[count - 1]);
  if (!target) return fail(target.error());
  auto connection = shale::Connection::open(*target);
  if (!connection) return fail(connection.error());
  if (queries) {
    const auto asked = shale::asked_queries(*connection);
    if (!asked) return fail(asked.error());
    fmt::print("begin isolation level repeatable read, read only;\n{};\n", shale::catalog_settings);
    for (const std::string& query : *asked) fmt::print("{};\n", query);
    fmt::print("rollback;\n");
    return 0;
  }
  const auto catalog = shale::Catalog::read(*connection);
  if (!catalog) return fail(catalog.error());
  fmt::print("{} objects\n", catalog->objects().size());
  return 0;
}
