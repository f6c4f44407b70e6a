#include "sql/script.h"

#include "base/text.h"
#include "sql/scanner.h"

namespace shale {
namespace {

Error error_at(std::string_view file, std::string_view text, const Scanner::Problem& problem) {
  return Error{
      .fault = Fault::user,
      .what = std::string(problem.what),
      .hint = std::string(problem.hint),
      .place = place_at(file, text, problem.offset),
  };
}

}  // namespace

Result<Script> Script::split(std::string text, std::string file) {
  if (const std::size_t nul = text.find('\0'); nul != text.npos) {
    return error_at(file, text,
                    {.offset = nul,
                     .what = "a NUL byte, which Postgres can't read",
                     .hint = "save the file as UTF-8 text"});
  }
  Script script;
  Scanner scanner(text);
  while (const auto statement = scanner.next()) script.statements_.push_back(*statement);
  if (scanner.problem()) return error_at(file, text, *scanner.problem());
  script.text_ = std::move(text);
  script.file_ = std::move(file);
  return script;
}

std::string_view Script::gap(std::size_t n) const {
  const std::size_t begin = n == 0 ? 0 : statements_[n - 1].whole_end;
  const std::size_t end = n < statements_.size() ? statements_[n].begin : text_.size();
  return std::string_view(text_).substr(begin, end - begin);
}

}  // namespace shale
