#include "squash/headers.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace shale {
namespace {

std::string version_of(const std::string& stem) {
  return stem.substr(0, stem.find_first_not_of("0123456789"));
}

}  // namespace

Result<std::vector<std::string>> squashed_stems(const Folder& originals, const Folder& rest,
                                                const std::vector<std::string>& names) {
  std::size_t width = originals.migrations.front().version.size();
  if (width > 8) width = 4;  // dates and times
  width = std::max(width, std::to_string(names.size()).size());
  if (!rest.migrations.empty() &&
      compare_versions(std::to_string(names.size()), rest.migrations.front().version) >= 0)
    return Error{.what = fmt::format("{} files do not fit before {}", names.size(),
                                     rest.migrations.front().stem),
                 .hint = "press more migrations with --through, or into fewer groups"};
  std::vector<std::string> stems;
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::string stem = fmt::format("{:0>{}}_{}", i + 1, width, names[i]);
    if (rest.find(stem) != nullptr) stem += "_squashed";
    stems.push_back(std::move(stem));
  }
  return stems;
}

std::string up_header(const SquashHeader& header, const Folder& originals) {
  std::string text = fmt::format("-- Migration {}: {}\n", version_of(header.stem),
                                 replace_all(header.name, "_", " "));
  std::vector<std::string> from;
  for (std::size_t i : header.from) from.push_back(originals.migrations[i].version);
  from.erase(std::unique(from.begin(), from.end()), from.end());
  const std::string what = !header.purpose.empty() ? header.purpose
                           : header.tables.empty() ? "what the tables build on"
                                                   : listed(header.tables, 6);
  const std::string who = from.size() < 5 ? listed(from, 4)
                                          : fmt::format("{} to {} ({} migrations)", from.front(),
                                                        from.back(), from.size());
  const std::string origin =
      from.empty() ? ""
                   : fmt::format("as {} left {}", who, header.tables.size() == 1 ? "it" : "them");
  if (!what.empty() || !origin.empty())
    text += fmt::format("-- Purpose: {}{}{}\n", what, what.empty() || origin.empty() ? "" : ", ",
                        origin);
  if (!header.needs.empty()) text += fmt::format("-- Dependencies: {}\n", join(header.needs, ", "));
  text += fmt::format("-- Rollback: {}.down.sql\n", header.stem);
  text += fmt::format("-- shale: replaces {}\n\n", header.range);
  return text;
}

std::string down_header(const SquashHeader& header) {
  return fmt::format("-- Rollback {}: {}\n\n", version_of(header.stem),
                     replace_all(header.name, "_", " "));
}

}  // namespace shale
