// Postgres's tokens, after psql's lexer (psqlscan.l) and the server's (scan.l). One entry point:
// Lexer::next. It takes any bytes, allocates nothing, and says of what is left open where it
// starts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace shale {

enum class TokenKind : std::uint8_t {
  end,          // of the text
  word,         // a keyword or an unquoted name
  quoted_name,  // "…" and U&"…"
  string,       // '…' with or without a prefix (E, B, X, N, U&), with its continuations
  dollar,       // $tag$…$tag$
  number,       // with what sticks to it: 1e5, 0x1f, 12abc
  parameter,    // $1
  operation,    // an operator: <=, ||, ::, :=, ..
  open,         // (
  close,        // )
  comma,        // ,
  semicolon,    // ;
  backslash,    // one, alone; what follows it is for whoever reads psql's lines
  comment,      // only one that nothing closes: the others are skipped
  other,        // any other single byte: . [ ] { } $ and what Postgres doesn't know
};

struct Token {
  TokenKind kind = TokenKind::end;
  bool unclosed = false;  // it should have gone on behind the end of the text
  std::size_t begin = 0;
  std::size_t end = 0;
};

class Lexer {
 public:
  // The text must outlive the lexer.
  explicit Lexer(std::string_view text, std::size_t begin = 0) : text_(text), at_(begin) {}

  // Skips blanks and comments and reads one token.
  Token next();

  std::string_view text_of(const Token& token) const {
    return text_.substr(token.begin, token.end - token.begin);
  }
  std::size_t position() const { return at_; }
  void move_to(std::size_t position) { at_ = position; }

  // Do plain '…' strings have backslash escapes (standard_conforming_strings = off)?
  bool escapes() const { return escapes_; }
  void set_escapes(bool on) { escapes_ = on; }

 private:
  char byte(std::size_t position) const { return position < text_.size() ? text_[position] : '\0'; }
  bool skip_blanks(Token& token);
  bool skip_block_comment();
  void read_word(Token& token);
  void read_string(Token& token, std::size_t quote);
  void read_name(Token& token, std::size_t quote);
  void read_dollar(Token& token);
  void read_number(Token& token);
  void read_operator(Token& token);
  bool pass_string(bool escapes);
  std::size_t pass_junk(std::size_t at) const;
  bool continues();

  std::string_view text_;
  std::size_t at_ = 0;
  bool escapes_ = false;
};

// Is the token's text this word, given in lower case?
bool is_word(std::string_view token, std::string_view lower_case);

}  // namespace shale
