// Spare copies of snapshots: made by the keeper while nobody waits, so that whoever wants a copy
// only gives one a name. A copy of a thousand tables takes half a second to make.
#pragma once

#include <string>

#include "pg/connection.h"

namespace shale {

// Gives a spare copy of a snapshot's database this name; false: there is none to be had. The server
// ends the connection of who takes one that somebody drops at this moment: that is false, too.
bool take_spare(Connection& maintenance, const std::string& snapshot, const std::string& name);

// Makes the spares that are missing, of the snapshots that were used last; drops those of others,
// and of what has not been used for a while. What fails is tried again next time.
void tend_spares(Connection& maintenance);

}  // namespace shale
