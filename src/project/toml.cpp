#define TOML_IMPLEMENTATION
#include "project/toml.h"

#include <fmt/format.h>

#include "base/text.h"

namespace shale {

Place TomlText::place(const toml::source_region& source) const {
  const auto all = lines(text);
  Place place{.file = shown(path), .line = source.begin.line, .column = source.begin.column};
  if (place.line >= 1 && place.line <= all.size()) place.text = all[place.line - 1];
  return place;
}

Error TomlText::wrong(const toml::source_region& source, std::string what, std::string hint) const {
  return Error{.what = std::move(what), .hint = std::move(hint), .place = place(source)};
}

Error TomlText::unknown(const toml::source_region& source, std::string_view key,
                        std::string_view where, const std::vector<std::string_view>& known) const {
  const std::string meant = nearest(key, known);
  return wrong(source, fmt::format("{} has no {}", where, key),
               meant.empty() ? "docs/settings.md lists them" : "did you mean " + meant + "?");
}

}  // namespace shale
