// Reads a statement token by token, for those who know what to expect of it.
#pragma once

#include <optional>
#include <string_view>

#include "sql/lexer.h"

namespace shale {

class Cursor {
 public:
  explicit Cursor(std::string_view statement) : lexer_(statement) { advance(); }

  const Token& token() const { return token_; }
  std::string_view text() const { return lexer_.text_of(token_); }
  bool at_end() const { return token_.kind == TokenKind::end || token_.unclosed; }

  void advance() { token_ = lexer_.next(); }
  // Is the token this unquoted word, in any case?
  bool is(std::string_view word) const {
    return token_.kind == TokenKind::word && is_word(text(), word);
  }
  bool is_name() const {
    return token_.kind == TokenKind::word || token_.kind == TokenKind::quoted_name;
  }
  // Moves behind a word, or behind several ("if not exists"), if they stand here.
  bool accept(std::string_view words);
  // Moves behind a name with its schema, if one stands here.
  bool accept_name();
  // Moves behind the parenthesis that closes the one at the token.
  void pass_parentheses();
  // Moves to the first of the words that stands outside of parentheses.
  bool find(std::string_view word);
  // The value of a boolean option in the list in parentheses that starts at the token. An option
  // without a value is on.
  std::optional<bool> option(std::string_view name) const;

 private:
  Lexer lexer_;
  Token token_{};
};

}  // namespace shale
