// Finds the statements of a script, one after the other, as psql does. Script::split and tokens_of
// are its two users; the difference is what they do where something is left open.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "sql/lexer.h"
#include "sql/script.h"

namespace shale {

class Scanner {
 public:
  // What keeps a statement from ending.
  struct Problem {
    std::size_t offset = 0;  // where the open thing starts
    std::string_view what{};
    std::string_view hint{};
  };

  // The text must outlive the scanner.
  explicit Scanner(std::string_view text);

  // The next statement; nothing at the end of the text and behind a problem. A statement that has
  // a problem is returned too, and reaches to the end of the text.
  std::optional<Statement> next();

  const std::optional<Problem>& problem() const { return problem_; }
  // Did plain strings have backslash escapes in the statement that next() returned last?
  bool escapes() const { return escapes_; }

 private:
  // What the words so far make of a statement.
  enum class Form { start, create, routine, copy, setting, plain };

  bool pass_separator(const Token& token);
  void begin_statement(const Token& first);
  bool take(const Token& token);
  void take_word(const Token& token);
  void take_routine_word(const Token& token);
  bool take_semicolon(const Token& token);
  bool take_backslash(const Token& token);
  void take_end();
  void finish(std::size_t whole_end);
  void finish_copy(const Token& semicolon);
  void apply_setting();
  void read_meta(std::size_t backslash);
  void read_data(std::size_t line, std::size_t opened);
  void fail(std::size_t offset, std::string_view what, std::string_view hint);
  bool is_copy() const { return form_ == Form::copy && from_standard_input_; }

  std::string_view text_;
  Lexer lexer_;
  Statement statement_{};
  std::optional<Problem> problem_{};
  bool escapes_ = false;

  Form form_ = Form::start;
  Token before_{};               // the token before the one that is taken
  std::size_t parentheses_ = 0;  // that are open
  std::size_t parenthesis_ = 0;  // where the outermost of them is
  std::size_t blocks_ = 0;       // BEGIN ATOMIC and the CASEs in it that are open
  std::size_t block_ = 0;        // where the BEGIN is
  bool from_standard_input_ = false;
};

}  // namespace shale
