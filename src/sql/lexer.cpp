// The lexer proper: a table of character classes decides which reader takes a token.
#include "sql/lexer.h"

#include <algorithm>
#include <array>

namespace shale {
namespace {

enum Class : std::uint8_t {
  kOther,
  kBlank,
  kLetter,  // and the underscore and every byte above 127
  kDigit,
  kDollar,
  kQuote,
  kDoubleQuote,
  kOperator,
  kColon,
  kDot,
  kSingle,  // a token of its own: ( ) , ; and the backslash
};

constexpr std::array<Class, 256> classes = [] {
  std::array<Class, 256> table{};
  for (const char c : std::string_view(" \t\n\r\f\v"))
    table[static_cast<unsigned char>(c)] = kBlank;
  for (int c = 'a'; c <= 'z'; ++c) table[c] = table[c - 'a' + 'A'] = kLetter;
  for (int c = 128; c < 256; ++c) table[c] = kLetter;
  for (int c = '0'; c <= '9'; ++c) table[c] = kDigit;
  for (const char c : std::string_view("~!@#^&|`?+-*/%<>=")) {
    table[static_cast<unsigned char>(c)] = kOperator;
  }
  for (const char c : std::string_view("(),;\\")) table[static_cast<unsigned char>(c)] = kSingle;
  table['_'] = kLetter;
  table['$'] = kDollar;
  table['\''] = kQuote;
  table['"'] = kDoubleQuote;
  table[':'] = kColon;
  table['.'] = kDot;
  return table;
}();

Class class_of(char c) {
  return classes[static_cast<unsigned char>(c)];
}

bool continues_word(char c) {
  const Class k = class_of(c);
  return k == kLetter || k == kDigit || k == kDollar;
}

TokenKind single(char c) {
  switch (c) {
    case '(':
      return TokenKind::open;
    case ')':
      return TokenKind::close;
    case ',':
      return TokenKind::comma;
    case ';':
      return TokenKind::semicolon;
    default:
      return TokenKind::backslash;
  }
}

// Postgres refuses longer names of operators. The bound also keeps a run of a million signs linear.
constexpr std::size_t longest_operator = 64;

// How much of a run of operator characters is one operator: it can't end in + or - unless it has a
// character that standard SQL knows no operators of.
std::size_t operator_length(std::string_view run) {
  std::size_t length = run.size();
  if (run.find_first_of("~!@#^&|`?%") < length - 1) return length;
  while (length > 1 && (run[length - 1] == '+' || run[length - 1] == '-')) --length;
  return length;
}

// The end of a line: either sign of it ends a comment.
std::size_t line_end(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != '\n' && text[at] != '\r') ++at;
  return at;
}

// The next quote or, where it escapes, backslash.
std::size_t quote_or_backslash(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != '\'' && text[at] != '\\') ++at;
  return at < text.size() ? at : text.npos;
}

}  // namespace

Token Lexer::next() {
  Token token;
  if (!skip_blanks(token)) return token;
  token.begin = at_;
  if (at_ >= text_.size()) {
    token.end = at_;
    return token;
  }
  const char c = text_[at_];
  switch (class_of(c)) {
    case kLetter:
      read_word(token);
      break;
    case kDigit:
      read_number(token);
      break;
    case kDollar:
      read_dollar(token);
      break;
    case kQuote:
      read_string(token, at_);
      break;
    case kDoubleQuote:
      read_name(token, at_);
      break;
    case kOperator:
    case kColon:
      read_operator(token);
      break;
    case kDot:
      if (class_of(byte(at_ + 1)) == kDigit) {
        read_number(token);
      } else {
        token.kind = byte(at_ + 1) == '.' ? TokenKind::operation : TokenKind::other;
        at_ += byte(at_ + 1) == '.' ? 2 : 1;
      }
      break;
    case kSingle:
      token.kind = single(c);
      ++at_;
      break;
    default:
      token.kind = TokenKind::other;
      ++at_;
  }
  token.end = at_;
  return token;
}

// False at a comment that nothing closes, which is then the token.
bool Lexer::skip_blanks(Token& token) {
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (class_of(c) == kBlank) {
      ++at_;
    } else if (c == '-' && byte(at_ + 1) == '-') {
      at_ = line_end(text_, at_ + 2);
    } else if (c == '/' && byte(at_ + 1) == '*') {
      const std::size_t start = at_;
      if (!skip_block_comment()) {
        token = {.kind = TokenKind::comment, .unclosed = true, .begin = start, .end = at_};
        return false;
      }
    } else {
      return true;
    }
  }
  return true;
}

bool Lexer::skip_block_comment() {
  std::size_t depth = 0;
  for (;;) {
    if (at_ + 1 >= text_.size()) {
      at_ = text_.size();
      return false;
    }
    const char c = text_[at_];
    if (c == '/' && text_[at_ + 1] == '*') {
      ++depth;
      at_ += 2;
    } else if (c == '*' && text_[at_ + 1] == '/') {
      at_ += 2;
      if (--depth == 0) return true;
    } else {
      ++at_;
    }
  }
}

void Lexer::read_word(Token& token) {
  std::size_t end = at_ + 1;
  while (end < text_.size() && continues_word(text_[end])) ++end;
  if (end == at_ + 1) {
    const char c = static_cast<char>(text_[at_] | 0x20);
    if (byte(end) == '\'' && (c == 'e' || c == 'b' || c == 'x' || c == 'n')) {
      return read_string(token, end);
    }
    if (c == 'u' && byte(end) == '&') {
      if (byte(end + 1) == '\'') return read_string(token, end + 1);
      if (byte(end + 1) == '"') return read_name(token, end + 1);
    }
  }
  token.kind = TokenKind::word;
  at_ = end;
}

// The prefix decides what a backslash does: escapes in E'', nothing in B'', X'' and U&'', and in
// '' and N'' what the session says.
void Lexer::read_string(Token& token, std::size_t quote) {
  token.kind = TokenKind::string;
  const char prefix = quote == at_ ? 'n' : static_cast<char>(text_[at_] | 0x20);
  const bool escapes = prefix == 'e' || (prefix == 'n' && escapes_);
  at_ = quote;
  do {
    ++at_;
    if (!pass_string(escapes)) {
      token.unclosed = true;
      return;
    }
  } while (continues());
}

// From inside a string to behind its closing quote.
bool Lexer::pass_string(bool escapes) {
  for (;;) {
    const std::size_t stop = escapes ? quote_or_backslash(text_, at_) : text_.find('\'', at_);
    if (stop == text_.npos || (text_[stop] == '\\' && stop + 1 >= text_.size())) {
      at_ = text_.size();
      return false;
    }
    if (text_[stop] == '\\' || byte(stop + 1) == '\'') {
      at_ = stop + 2;
      continue;
    }
    at_ = stop + 1;
    return true;
  }
}

// A string goes on in the next one if nothing but blanks with a line end, or line comments, stands
// between them; then this moves to its quote.
bool Lexer::continues() {
  std::size_t at = at_;
  bool new_line = false;
  while (at < text_.size()) {
    const char c = text_[at];
    if (class_of(c) == kBlank) {
      new_line = new_line || c == '\n' || c == '\r';
      ++at;
    } else if (c == '-' && byte(at + 1) == '-') {
      at = line_end(text_, at + 2);
    } else {
      if (c != '\'' || !new_line) return false;
      at_ = at;
      return true;
    }
  }
  return false;
}

void Lexer::read_name(Token& token, std::size_t quote) {
  token.kind = TokenKind::quoted_name;
  at_ = quote + 1;
  for (;;) {
    const std::size_t stop = text_.find('"', at_);
    if (stop == text_.npos) {
      at_ = text_.size();
      token.unclosed = true;
      return;
    }
    at_ = stop + 1;
    if (byte(at_) != '"') return;
    ++at_;
  }
}

// $1, $tag$…$tag$, or a dollar sign alone. Behind a letter or a digit it never comes here: a name
// may hold dollar signs.
void Lexer::read_dollar(Token& token) {
  std::size_t end = at_ + 1;
  if (class_of(byte(end)) == kDigit) {
    while (class_of(byte(end)) == kDigit) ++end;
    token.kind = TokenKind::parameter;
    at_ = pass_junk(end);
    return;
  }
  while (class_of(byte(end)) == kLetter || class_of(byte(end)) == kDigit) ++end;
  if (byte(end) != '$') {
    token.kind = TokenKind::other;
    ++at_;
    return;
  }
  const std::string_view tag = text_.substr(at_, end + 1 - at_);
  token.kind = TokenKind::dollar;
  const std::size_t stop = text_.find(tag, end + 1);
  token.unclosed = stop == text_.npos;
  at_ = token.unclosed ? text_.size() : stop + tag.size();
}

void Lexer::read_number(Token& token) {
  token.kind = TokenKind::number;
  std::size_t end = at_;
  const auto digits = [&] {
    while (class_of(byte(end)) == kDigit || byte(end) == '_') ++end;
  };
  digits();
  if (byte(end) == '.' && byte(end + 1) != '.') {
    ++end;
    digits();
  }
  if ((byte(end) | 0x20) == 'e' && (byte(end + 1) == '+' || byte(end + 1) == '-') &&
      class_of(byte(end + 2)) == kDigit) {
    end += 2;
    digits();
  }
  at_ = pass_junk(end);
}

// A name that sticks to a number is part of it, dollar signs included.
std::size_t Lexer::pass_junk(std::size_t at) const {
  if (class_of(byte(at)) != kLetter) return at;
  while (continues_word(byte(at))) ++at;
  return at;
}

void Lexer::read_operator(Token& token) {
  token.kind = TokenKind::operation;
  if (text_[at_] == ':') {
    at_ += byte(at_ + 1) == ':' || byte(at_ + 1) == '=' ? 2 : 1;
    return;
  }
  std::size_t end = at_ + 1;
  const std::size_t limit = std::min(text_.size(), at_ + longest_operator);
  while (end < limit && class_of(text_[end]) == kOperator) {
    const bool comment =
        (text_[end] == '-' && byte(end + 1) == '-') || (text_[end] == '/' && byte(end + 1) == '*');
    if (comment) break;
    ++end;
  }
  at_ += operator_length(text_.substr(at_, end - at_));
}

bool is_word(std::string_view token, std::string_view lower_case) {
  if (token.size() != lower_case.size()) return false;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const char c = token[i];
    const char folded = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    if (folded != lower_case[i]) return false;
  }
  return true;
}

}  // namespace shale
