// Migrations and downs that shale writes, proved before anyone sees them.
#pragma once

#include <string>
#include <vector>

#include "diff/plan.h"
#include "migration/migration.h"
#include "migration/numbering.h"
#include "run/observer.h"
#include "server/server.h"
#include "verify/rehearsal.h"

namespace shale {

// The statements as the text of a file: what each may do to rows stands above it.
std::string migration_text(const SchemaPlan& plan);

struct DraftedDown {
  std::string sql{};
  Trial trial{};  // of the migration with this down
};
// The down of a migration, from the schema before and after it; rows that it inserts are deleted by
// what the migration says of them: see new_rows.h. Impossible is no Error: then there is no text,
// and the reasons say why. A text whose trial is not good is what was tried.
Result<DraftedDown> draft_down(const Server& server, const Folder& folder,
                               const Migration& migration, Observer& observer);

// The same from a database that is there: the state before the migration.
Result<DraftedDown> draft_down(const Server& server, const std::string& before,
                               const Migration& migration);

// Where a down belongs and what the whole file has then.
Result<NewFile> down_file(const Migration& migration, const std::string& sql);

// The files of a new migration with its up and its down.
Result<std::vector<NewFile>> drafted_migration(const Folder& folder, const Habit& habit,
                                               const std::string& name, const std::string& purpose,
                                               const SchemaPlan& up, const SchemaPlan& down);

}  // namespace shale
