// tokens_of: the canonical text of a script.
#include "sql/facts.h"
#include "sql/lexer.h"
#include "sql/scanner.h"

namespace shale {
namespace {

class Canonical {
 public:
  explicit Canonical(std::string_view text) : text_(text) { result_.reserve(text.size()); }

  std::string of_all() && {
    Scanner scanner(text_);
    bool open = false;  // the last statement ended without a semicolon
    while (const auto statement = scanner.next()) {
      if (scanner.problem()) {
        add(text_.substr(statement->begin));
        return std::move(result_);
      }
      open = statement->kind == StatementKind::sql && statement->whole_end == statement->end;
      add_statement(*statement, scanner.escapes());
    }
    if (open) add(";");
    return std::move(result_);
  }

 private:
  void add_statement(const Statement& statement, bool escapes) {
    if (statement.kind == StatementKind::meta) {
      add(text_.substr(statement.begin, statement.end - statement.begin));
      result_ += '\n';
    } else {
      add_tokens(statement, escapes);
      if (statement.whole_end > statement.end) add(";");
    }
    const std::size_t rows = statement.data_end - statement.data_begin;
    const bool has_data = statement.data_begin > 0;
    if (!has_data) return;
    if (statement.kind == StatementKind::copy) result_ += '\n';
    result_ += text_.substr(statement.data_begin, rows);
    result_ += "\\.\n";
  }

  void add_tokens(const Statement& statement, bool escapes) {
    Lexer lexer(text_.substr(0, statement.end), statement.begin);
    lexer.set_escapes(escapes);
    for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next()) {
      add(lexer.text_of(token));
      if (token.kind == TokenKind::word) fold(token.end - token.begin);
      after_backslash_ = token.kind == TokenKind::backslash;
    }
  }

  // psql's \: is one word.
  void add(std::string_view piece) {
    const bool apart = !result_.empty() && result_.back() != '\n' && !after_backslash_;
    if (apart) result_ += ' ';
    after_backslash_ = false;
    result_ += piece;
  }

  void fold(std::size_t length) {
    for (std::size_t i = result_.size() - length; i < result_.size(); ++i) {
      if (result_[i] >= 'A' && result_[i] <= 'Z') result_[i] = static_cast<char>(result_[i] | 0x20);
    }
  }

  std::string_view text_;
  std::string result_{};
  bool after_backslash_ = false;
};

}  // namespace

std::string tokens_of(std::string_view text) {
  return Canonical(text).of_all();
}

}  // namespace shale
