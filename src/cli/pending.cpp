#include "cli/pending.h"

#include "review/newcomers.h"
#include "run/history.h"

namespace shale {

Result<std::set<std::string>> stems_that_nobody_has(const Settings& settings) {
  std::set<std::string> stems;
  const std::string base = usual_base(settings.root);
  if (base.empty()) return stems;
  const auto fresh = branch_newcomers(settings, base);
  if (!fresh) return stems;  // the branch has no such folder, say: nobody knows
  for (const Migration& migration : fresh->added.migrations) stems.insert(migration.stem);
  if (stems.empty() || settings.local()) return stems;
  TRY(database, project_database(settings));
  TRY(connection, Connection::open(database.target));
  TRY(history, History::read(connection));
  std::erase_if(stems, [&](const std::string& stem) { return history.find(stem) != nullptr; });
  return stems;
}

}  // namespace shale
