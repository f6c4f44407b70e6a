#include "organize/renumber.h"

#include <fmt/format.h>

#include "base/text.h"
#include "migration/numbering.h"

namespace shale {

Renumbering renumber(const Folder& folder, const std::set<std::string>& fixed) {
  Renumbering found;
  std::string last;
  for (const Migration& migration : folder.migrations) {
    const bool free = last.empty() || compare_versions(migration.version, last) > 0;
    const bool by_day = numbering_of(migration.version) == Numbering::date;
    if (free || by_day || fixed.contains(migration.stem)) {
      const bool shared = !free && compare_versions(migration.version, last) == 0;
      if (shared)
        found.remarks.push_back(
            fmt::format("{} shares its number: {}", migration.stem,
                        by_day ? "those of one day are ordered by their dependencies and names"
                               : "it is of a squash, whose files keep their names"));
      if (free) last = migration.version;
      continue;
    }
    last = version_behind(last);
    if (last.size() < migration.version.size())
      last.insert(0, migration.version.size() - last.size(), '0');
    found.versions[migration.stem] = last;
  }
  return found;
}

std::string with_version(std::string_view name, std::string_view version,
                         std::string_view new_version) {
  const std::size_t at = name.find(version);
  if (at == name.npos) return std::string(name);
  return std::string(name.substr(0, at)) + std::string(new_version) +
         std::string(name.substr(at + version.size()));
}

}  // namespace shale
