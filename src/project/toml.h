// shale.toml as toml++ reads it, and errors that say where in it. The parser is compiled once, in
// toml.cpp.
#pragma once

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 0
#include <toml++/toml.h>

#include <string>
#include <vector>

#include "base/files.h"
#include "base/result.h"

namespace shale {

// The file's text and name, for errors.
struct TomlText {
  const Path& path;
  const std::string& text;

  Place place(const toml::source_region& source) const;
  Error wrong(const toml::source_region& source, std::string what, std::string hint) const;
  // That a table has no such key, with the one that was probably meant.
  Error unknown(const toml::source_region& source, std::string_view key, std::string_view where,
                const std::vector<std::string_view>& known) const;
};

}  // namespace shale
