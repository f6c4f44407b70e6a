#include "report/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"

namespace shale {
namespace {

constexpr std::size_t widest = 110;  // characters of a quoted line

// The line with a caret under the column. A long line is cut around it.
std::string excerpt(const Place& place, const ErrorStyle& style) {
  std::string_view line = place.text;
  std::size_t column = std::max<std::size_t>(place.column, 1);
  std::string front, back;
  if (utf8_length(line) > widest) {
    const std::size_t from = column > widest / 2 ? column - widest / 2 : 1;
    line = line.substr(byte_of_character(line, from - 1));
    if (from > 1) front = "…";
    if (utf8_length(line) > widest) {
      line = line.substr(0, byte_of_character(line, widest));
      back = "…";
    }
    column -= from - 1;
  }
  std::string under;
  for (std::size_t i = 0, seen = 1; i < line.size() && seen < column; ++i) {
    if ((static_cast<unsigned char>(line[i]) & 0xC0) == 0x80) continue;
    under += line[i] == '\t' ? '\t' : ' ';
    ++seen;
  }
  const std::string number = std::to_string(place.line);
  return fmt::format("  {} | {}{}{}\n  {} | {}{}{}^{}\n", number, front, line, back,
                     std::string(number.size(), ' '), std::string(front.empty() ? 0 : 1, ' '),
                     under, style.caret, style.plain);
}

std::string indented(std::string_view text, std::string_view indent) {
  std::string out;
  for (std::string_view line : lines(text)) out += fmt::format("{}{}\n", indent, line);
  return out;
}

}  // namespace

std::string error_text(const Error& error, const ErrorStyle& style) {
  std::string out = style.error + "error: " + style.plain;
  if (!error.place.file.empty()) {
    out += error.place.file;
    if (error.place.line > 0) out += fmt::format(":{}:{}", error.place.line, error.place.column);
    out += ": ";
  }
  out += error.what;
  if (!error.sqlstate.empty()) out += fmt::format(" [{}]", error.sqlstate);
  out += "\n";
  if (error.place.line > 0 && !error.place.text.empty()) out += excerpt(error.place, style);
  if (!error.detail.empty()) out += indented(error.detail, "  ");
  for (const std::string& note : error.notes)
    out += fmt::format("{}note:{} {}\n", style.note, style.plain, note);
  if (!error.hint.empty())
    out += fmt::format("{}hint:{} {}\n", style.hint, style.plain, error.hint);
  return out;
}

nlohmann::json error_json(const Error& error) {
  nlohmann::json json{{"message", error.what}};
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) json[key] = value;
  };
  add("hint", error.hint);
  add("sqlstate", error.sqlstate);
  add("detail", error.detail);
  if (!error.place.file.empty()) {
    json["file"] = error.place.file;
    json["line"] = error.place.line;
    json["column"] = error.place.column;
  }
  if (!error.notes.empty()) json["notes"] = error.notes;
  return json;
}

}  // namespace shale
