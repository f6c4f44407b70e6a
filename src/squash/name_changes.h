// Names that became other ones, followed in a text that was written before.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shale {

struct NameChange {
  int statement = -1;
  std::string space{};  // of the part, if it is one: "relation", "column", "constraint", "label", …
  std::string table{};  // of a part: the bare name of what it belongs to, at that time
  std::string from{}, to{};
};

// Puts the new name in the place of the old one: in names, and in the strings that sequences are
// called by (nextval('orders_id_seq')). That of a column only where the text speaks of one of these
// tables, or is `about` one.
void follow_name(std::string& text, const NameChange& change,
                 const std::vector<std::string>& tables, std::string_view about);

// An enum's label that stands alone ('open', 'open'::state), as it is called by now.
void follow_label(std::string& text, const NameChange& change);

}  // namespace shale
