// Statements as the text of a file: what belongs together stands together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "squash/peoples_text.h"

namespace shale {

// A statement on its way into a file.
struct Emitted {
  int group = 0;
  Said said{};
  const Object* object = nullptr;  // that it is about; null: none
  const Step* step = nullptr;
  bool peoples = false;  // in people's words
  bool first = false;    // of its unit: CREATE, and not what follows it
};

// The statements of one file, with semicolons, comments and blank lines.
std::string laid_out(const std::vector<const Emitted*>& statements);

// ENABLE ROW LEVEL SECURITY of a table stands right before its first policy.
void put_security_to_policies(std::vector<Emitted>& statements);

}  // namespace shale
