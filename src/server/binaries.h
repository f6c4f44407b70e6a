// The PostgreSQL installations of this machine that can run a server.
#pragma once

#include <string>
#include <vector>

#include "base/files.h"
#include "base/result.h"

namespace shale {

struct Binaries {
  Path folder{};          // holds initdb and postgres
  int major = 0;          // 15
  std::string version{};  // "15.20"
};

// The newest major first; of one major, in the order of the search: SHALE_PG_BIN (one folder or
// several with ':' between; then nothing else counts), pg_config, PATH, the usual places of
// distributions. `cache` remembers versions; empty: the default cache.
std::vector<Binaries> all_binaries(const Path& cache = {});

// The one that is `pinned`: "" (the newest), a major ("15") or a folder. The Error says what was
// found instead and what to install.
Result<Binaries> find_binaries(const std::string& pinned, const Path& cache = {});

// From "postgres (PostgreSQL) 15.20 (Debian …)": "15.20"; "" for another text.
std::string version_in(std::string_view answer);

}  // namespace shale
