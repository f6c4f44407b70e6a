#include "sql/cursor.h"

#include <algorithm>

namespace shale {
namespace {

// As Postgres reads the boolean of an option.
bool is_false(std::string_view value) {
  if (value.size() > 1 && (value.front() == '\'' || value.front() == '"')) {
    value = value.substr(1, value.size() - 2);
  }
  return is_word(value, "false") || is_word(value, "off") || value == "0";
}

}  // namespace

bool Cursor::accept(std::string_view words) {
  const std::size_t first = std::min(words.find(' '), words.size());
  if (!is(words.substr(0, first))) return false;
  if (first == words.size()) {
    advance();
    return true;
  }
  const Cursor before = *this;
  while (!words.empty()) {
    const std::size_t blank = words.find(' ');
    if (!is(words.substr(0, blank))) {
      *this = before;
      return false;
    }
    advance();
    words = blank == words.npos ? "" : words.substr(blank + 1);
  }
  return true;
}

bool Cursor::accept_name() {
  if (!is_name()) return false;
  advance();
  while (text() == ".") {
    advance();
    if (is_name()) advance();
  }
  return true;
}

void Cursor::pass_parentheses() {
  std::size_t depth = 0;
  while (!at_end()) {
    if (token_.kind == TokenKind::open) ++depth;
    if (token_.kind == TokenKind::close && depth > 0) --depth;
    advance();
    if (depth == 0) return;
  }
}

bool Cursor::find(std::string_view word) {
  while (!at_end()) {
    if (is(word)) return true;
    if (token_.kind == TokenKind::open) {
      pass_parentheses();
    } else {
      advance();
    }
  }
  return false;
}

std::optional<bool> Cursor::option(std::string_view name) const {
  if (token_.kind != TokenKind::open) return std::nullopt;
  Cursor list = *this;
  while (!list.at_end() && list.token().kind != TokenKind::close) {
    list.advance();
    const bool found = list.is(name);
    list.advance();
    if (list.text() == "=") list.advance();
    if (found) return !is_false(list.text());
    while (!list.at_end() && list.token().kind != TokenKind::comma &&
           list.token().kind != TokenKind::close) {
      if (list.token().kind == TokenKind::open) {
        list.pass_parentheses();
      } else {
        list.advance();
      }
    }
  }
  return std::nullopt;
}

}  // namespace shale
