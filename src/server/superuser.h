// Roles of the local server that have to own what only a superuser can.
#pragma once

#include <string>

#include "pg/connection.h"

namespace shale {

// Makes a role that is there a superuser. Refused while a role for untrusted code (see
// confinement.h) is a member of it: that would become one, too.
Status make_superuser(Connection& connection, const std::string& role);

}  // namespace shale
