// What `repair` sees: where the database really is, what is there that should not be, and the SQL
// of each way out.
#pragma once

#include "cli/command.h"
#include "project/workspace.h"
#include "verify/whereabouts.h"

namespace shale {

// The database of the workspace as it is, of the schemas that the folder manages.
Result<Live> read_live(const Server& server, Workspace& work, Observer& observer);

// Prints what was found. The database is `live`; `work` names it.
void show_whereabouts(Ui& ui, const Server& server, const Whereabouts& found, const Catalog& live);

// Is the database as these migrations leave it? Empty: yes; else the first thing that is not.
Result<std::string> unlike(const Server& server, Workspace& work, const Folder& folder,
                           Observer& observer);

}  // namespace shale
