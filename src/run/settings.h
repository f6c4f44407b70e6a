// What a file sets in the session, so that a part of it which runs later finds it again.
#pragma once

#include <string_view>
#include <vector>

#include "run/unit.h"

namespace shale {

enum class Setting {
  role,   // SET ROLE, SET SESSION AUTHORIZATION: no event is written with them
  other,  // SET, set_config(), PREPARE: gone in the session of another run
};

// Does it change how the server reads what follows? A message is read as a whole before any of it
// runs, so what follows needs a message of its own.
bool changes_parsing(std::string_view statement);

// The statements of that sort before statement `done`, in order.
std::vector<std::string_view> settings_before(const Unit& unit, std::size_t done, Setting wanted);

}  // namespace shale
