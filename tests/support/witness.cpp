#include "support/witness.h"

#include <fmt/format.h>

#include "base/files.h"
#include "base/process.h"
#include "base/text.h"
#include "pg/connection.h"
#include "server/binaries.h"

namespace shale {

Witness::Witness(const Server& server) : name_("a listing of the system catalogs") {
  std::vector<Path> folders{server.binaries().folder};
  // An older server is dumped by a newer pg_dump, never the other way round.
  for (int major = 30; major >= server.binaries().major; --major)
    folders.emplace_back(fmt::format("/usr/lib/postgresql/{}/bin", major));
  for (const Path& folder : folders)
    if (program_.empty() && is_executable(folder / "pg_dump"))
      program_ = (folder / "pg_dump").string();
  if (!program_.empty()) name_ = program_;
}

std::vector<std::string> Witness::schema_lines(const std::string& url) const {
  std::vector<std::string> all;
  if (program_.empty()) {
    auto target = Target::parse(url);
    if (!target) return {target.error().what};
    auto connection = Connection::open(*target);
    if (!connection) return {connection.error().what};
    const auto rows = connection->query(catalog_listing);
    if (!rows) return {rows.error().what};
    for (int r = 0; r < rows->size(); ++r) all.emplace_back(rows->at(r, 0));
    return all;
  }
  const auto dumped =
      run_program({.arguments = {program_, "-s", "-d", url}, .output = Output::caught});
  if (!dumped) return {"pg_dump: " + dumped.error().what};
  for (std::string_view line : lines(dumped->output))
    if (!line.empty() && !line.starts_with("--") && !line.starts_with("\\") &&
        !line.starts_with("pg_dump: detail:"))
      all.emplace_back(line);
  return all;
}

}  // namespace shale
