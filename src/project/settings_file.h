// shale.toml and .env, as they are written.
#pragma once

#include "project/project.h"

namespace shale {

// Reads shale.toml into the settings. The Error has the line of what is wrong.
Status read_toml(const Path& path, Settings& settings);

// KEY=value lines, with quotes and `export` as shells write them; # starts a comment.
Result<std::vector<std::pair<std::string, std::string>>> read_dotenv(const Path& path);

}  // namespace shale
