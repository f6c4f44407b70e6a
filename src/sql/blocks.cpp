#include "sql/blocks.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "sql/lexer.h"

namespace shale {
namespace {

// Between the dollars; "" if the body is no dollar-quoted text.
std::string_view body_of_block(std::string_view block) {
  Lexer lexer(block);
  for (Token t = lexer.next(); t.kind != TokenKind::end; t = lexer.next()) {
    if (t.kind != TokenKind::dollar) continue;
    const std::string_view text = lexer.text_of(t);
    const std::size_t tag = text.find('$', 1) + 1;
    return text.size() >= 2 * tag ? text.substr(tag, text.size() - 2 * tag) : std::string_view();
  }
  return {};
}

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view w) { return is_word(word, w); });
}

}  // namespace

std::vector<std::string> statements_in_block(std::string_view do_block) {
  const std::string_view body = body_of_block(do_block);
  std::vector<std::string> all;
  Lexer lexer(body);
  bool may_begin = false;
  std::size_t begin = body.npos;
  for (Token t = lexer.next(); t.kind != TokenKind::end; t = lexer.next()) {
    const std::string_view text = lexer.text_of(t);
    if (text == ";") {
      if (begin != body.npos) all.emplace_back(trim(body.substr(begin, t.begin - begin)));
      begin = body.npos;
      may_begin = true;
      continue;
    }
    const bool word = t.kind == TokenKind::word;
    if (begin == body.npos && may_begin && word &&
        is_any(text, {"create", "alter", "comment", "drop", "insert", "update", "delete",
                      "truncate", "with"}))
      begin = t.begin;
    may_begin = word && is_any(text, {"begin", "then", "else", "loop"});
  }
  return all;
}

std::vector<std::string> guarded_statements(std::string_view do_block) {
  std::vector<std::string> all = statements_in_block(do_block);
  std::erase_if(all, [](const std::string& statement) {
    Lexer lexer(statement);
    Token t = lexer.next();
    if (!is_any(lexer.text_of(t), {"create", "alter", "comment"})) return true;
    for (; t.kind != TokenKind::end; t = lexer.next())
      if (t.kind == TokenKind::word && is_any(lexer.text_of(t), {"drop", "rename"})) return true;
    return false;
  });
  return all;
}

}  // namespace shale
