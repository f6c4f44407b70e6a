#include "diff/spoken.h"

#include <array>
#include <utility>

namespace shale {

std::string spoken(std::string_view about) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> words = {{
      {"comment ", "comment on "},
      {"privileges ", "privileges on "},
      {"security label ", "security label on "},
      {"default column ", "default of column "},
      {"default view column ", "default of view column "},
      {"default attribute ", "default of attribute "},
      {"owned sequence sequence ", "owner of sequence "},
      {"index attachment ", "attachment of "},
  }};
  for (const auto& [said, better] : words)
    if (about.starts_with(said))
      return std::string(better) + std::string(about.substr(said.size()));
  return std::string(about);
}

}  // namespace shale
