// The statement logic. Most statements are `plain`: only parentheses and the semicolon count. The
// words of a few forms count too: routines (BEGIN ATOMIC … END), COPY … FROM stdin, and SET, which
// can change how strings are read.
#include "sql/scanner.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "sql/meta.h"

namespace shale {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const std::string_view candidate : words) {
    if (is_word(word, candidate)) return true;
  }
  return false;
}

// A boolean of SET, with or without quotes.
bool is_off(std::string_view value) {
  if (value.size() > 1 && value.front() == '\'') value = value.substr(1, value.size() - 2);
  return is_any_of(value, {"off", "of", "false", "no", "f", "n", "0"});
}

// What nothing closes, for a message.
std::pair<std::string_view, std::string_view> about_unclosed(TokenKind kind) {
  switch (kind) {
    case TokenKind::string:
      return {"a string that starts here is never closed",
              "close it with a quote; a quote inside a string is written twice"};
    case TokenKind::quoted_name:
      return {"a quoted name that starts here is never closed", "close it with a double quote"};
    case TokenKind::dollar:
      return {"a dollar quote that starts here is never closed",
              "close it with the same tag, in the same case"};
    default:
      return {"a comment that starts here is never closed",
              "close it with */; comments nest, so each /* inside needs a */ too"};
  }
}

}  // namespace

Scanner::Scanner(std::string_view text)
    : text_(text), lexer_(text, text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0) {}

std::optional<Statement> Scanner::next() {
  if (problem_) return std::nullopt;
  Token token = lexer_.next();
  while (pass_separator(token)) token = lexer_.next();
  if (token.kind == TokenKind::end) return std::nullopt;
  begin_statement(token);
  if (token.kind == TokenKind::backslash) {
    read_meta(token.begin);
    return statement_;
  }
  while (take(token)) token = lexer_.next();
  return statement_;
}

// Semicolons that end no statement, and \;, belong to the gap.
bool Scanner::pass_separator(const Token& token) {
  if (token.kind == TokenKind::semicolon) return true;
  if (token.kind != TokenKind::backslash || !separates_statements(text_, token.begin)) return false;
  lexer_.move_to(token.begin + 2);
  return true;
}

void Scanner::begin_statement(const Token& first) {
  statement_ = {.begin = first.begin};
  form_ = Form::start;
  before_ = {};
  parentheses_ = 0;
  blocks_ = 0;
  from_standard_input_ = false;
  escapes_ = lexer_.escapes();
}

// False when the statement is complete, or can't be completed.
bool Scanner::take(const Token& token) {
  if (token.unclosed) {
    const auto [what, hint] = about_unclosed(token.kind);
    fail(token.begin, what, hint);
    return false;
  }
  if (form_ == Form::start && token.kind != TokenKind::word) form_ = Form::plain;
  switch (token.kind) {
    case TokenKind::word:
      if (form_ != Form::plain) take_word(token);
      break;
    case TokenKind::open:
      if (parentheses_++ == 0) parenthesis_ = token.begin;
      break;
    case TokenKind::close:
      if (parentheses_ > 0) --parentheses_;
      break;
    case TokenKind::semicolon:
      if (take_semicolon(token)) return false;
      break;
    case TokenKind::backslash:
      if (take_backslash(token)) return false;
      break;
    case TokenKind::end:
      take_end();
      return false;
    default:
      break;
  }
  statement_.end = token.end;
  before_ = token;
  return true;
}

void Scanner::take_word(const Token& token) {
  const std::string_view word = lexer_.text_of(token);
  switch (form_) {
    case Form::start:
      form_ = is_word(word, "create")             ? Form::create
              : is_word(word, "copy")             ? Form::copy
              : is_any_of(word, {"set", "reset"}) ? Form::setting
                                                  : Form::plain;
      break;
    case Form::create:
      if (is_any_of(word, {"function", "procedure"})) {
        form_ = Form::routine;
      } else if (!is_any_of(word, {"or", "replace"})) {
        form_ = Form::plain;
      }
      break;
    case Form::routine:
      take_routine_word(token);
      break;
    case Form::copy:
      if (parentheses_ == 0 && is_any_of(word, {"stdin", "stdout"}) &&
          before_.kind == TokenKind::word && is_word(lexer_.text_of(before_), "from")) {
        from_standard_input_ = true;
      }
      break;
    default:
      break;
  }
}

// Every END closes a CASE or the block, but for one that is a name: `t.end`, `AS end`.
void Scanner::take_routine_word(const Token& token) {
  const std::string_view word = lexer_.text_of(token);
  const std::string_view before = lexer_.text_of(before_);
  if (blocks_ == 0) {
    if (parentheses_ == 0 && is_word(word, "atomic") && is_word(before, "begin")) {
      blocks_ = 1;
      block_ = before_.begin;
    }
    return;
  }
  if (before == "." || is_word(before, "as")) return;
  if (is_word(word, "case")) ++blocks_;
  if (is_word(word, "end") && --blocks_ == 0) form_ = Form::plain;
}

bool Scanner::take_semicolon(const Token& token) {
  if (parentheses_ > 0 || blocks_ > 0) return false;
  if (is_copy()) {
    finish_copy(token);
  } else {
    finish(token.end);
  }
  return true;
}

// In the middle of a statement psql knows three sorts of backslash: \; between two statements that
// it sends together, \: for a colon, and commands. Of those, we take the ones that send what stands
// before them (\g, \gexec, …): any other would cut a statement in two.
bool Scanner::take_backslash(const Token& token) {
  if (text_.substr(token.begin + 1).starts_with(':')) return false;
  const bool complete = parentheses_ == 0 && blocks_ == 0 && !is_copy();
  if (complete && separates_statements(text_, token.begin)) {
    lexer_.move_to(token.begin + 2);
    finish(token.begin + 2);
  } else if (complete && sends_statement(text_, token.begin)) {
    lexer_.move_to(token.begin);
    finish(statement_.end);
  } else {
    fail(token.begin, "a backslash in the middle of a statement",
         "end the statement before it with a semicolon");
  }
  return true;
}

void Scanner::take_end() {
  if (parentheses_ > 0) {
    fail(parenthesis_, "a parenthesis that opens here is never closed", "close it with )");
  } else if (blocks_ > 0) {
    fail(block_, "a BEGIN ATOMIC that starts here is never ended", "end it with END");
  } else if (is_copy()) {
    fail(statement_.begin, "COPY data that nothing ends",
         R"(end the statement with a semicolon and the data with a line of \.)");
  } else {
    finish(statement_.end);
  }
}

void Scanner::finish(std::size_t whole_end) {
  statement_.whole_end = whole_end;
  if (form_ == Form::setting) apply_setting();
}

// The data starts on the next line. psql reads what stands behind the semicolon after the data,
// which no one means: only a comment may stand there.
void Scanner::finish_copy(const Token& semicolon) {
  std::size_t line = semicolon.end;
  while (line < text_.size() && text_[line] != '\n') ++line;
  Lexer rest(text_.substr(0, line), semicolon.end);
  const Token more = rest.next();
  if (more.kind != TokenKind::end) {
    fail(more.begin, "something stands between COPY … FROM stdin and its data",
         "move it to a line behind the data");
    return;
  }
  statement_.kind = StatementKind::copy;
  read_data(line, statement_.begin);
}

// Sets the data's range. `line` is the end of the line before the data.
void Scanner::read_data(std::size_t line, std::size_t opened) {
  statement_.data_begin = std::min(line + 1, text_.size());
  std::size_t at = statement_.data_begin;
  while (at < text_.size()) {
    const std::size_t newline = std::min(text_.find('\n', at), text_.size());
    std::string_view row = text_.substr(at, newline - at);
    if (row.ends_with('\r')) row.remove_suffix(1);
    const std::size_t next = std::min(newline + 1, text_.size());
    if (row == "\\.") {
      statement_.data_end = at;
      statement_.whole_end = next;
      lexer_.move_to(next);
      return;
    }
    at = next;
  }
  fail(opened, "COPY data that nothing ends", R"(end the data with a line of \.)");
}

void Scanner::read_meta(std::size_t backslash) {
  const MetaLine line = meta_line(text_, backslash);
  statement_.kind = StatementKind::meta;
  statement_.end = line.end;
  statement_.whole_end = line.whole_end;
  lexer_.move_to(line.whole_end);
  if (line.has_data) read_data(std::min(text_.find('\n', line.end), text_.size()), backslash);
}

// SET [SESSION | LOCAL] standard_conforming_strings { = | TO } value, RESET of it, RESET ALL.
void Scanner::apply_setting() {
  Lexer words(text_.substr(0, statement_.end), statement_.begin);
  const bool reset = is_word(words.text_of(words.next()), "reset");
  Token name = words.next();
  if (is_any_of(words.text_of(name), {"session", "local"})) name = words.next();
  if (reset && is_word(words.text_of(name), "all")) lexer_.set_escapes(false);
  if (!is_word(words.text_of(name), "standard_conforming_strings")) return;
  words.next();
  const std::string_view value = words.text_of(words.next());
  lexer_.set_escapes(!reset && is_off(value));
}

void Scanner::fail(std::size_t offset, std::string_view what, std::string_view hint) {
  problem_ = Problem{.offset = offset, .what = what, .hint = hint};
  statement_.end = statement_.whole_end = text_.size();
  statement_.data_begin = statement_.data_end = 0;
}

}  // namespace shale
