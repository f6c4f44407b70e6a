// An error as people read it, in one screen, and as programs do.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "base/result.h"

namespace shale {

// Marks in the text that the terminal turns into colours; "" for none.
struct ErrorStyle {
  std::string error{}, hint{}, note{}, caret{}, plain{};
};

// error: file:line:column: what [SQLSTATE], the line with a caret, detail, notes, hint. Ends in a
// newline.
std::string error_text(const Error& error, const ErrorStyle& style = {});

nlohmann::json error_json(const Error& error);

}  // namespace shale
