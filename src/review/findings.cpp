// Where a finding stands, and what it says.
#include "base/text.h"
#include "diff/fates.h"
#include "kinds/text.h"
#include "review/rule.h"
#include "review/scene.h"
#include "sql/facts.h"
#include "sql/lexer.h"

namespace shale {
namespace {

enum class Occurrence { first, last };

// Where a name stands in a statement, in bytes of it; npos: it doesn't.
std::size_t find_name(std::string_view text, std::string_view name, Occurrence which) {
  std::size_t found = text.npos;
  if (name.empty()) return found;
  Lexer lexer(text);
  for (Token t = lexer.next(); t.kind != TokenKind::end; t = lexer.next())
    if ((t.kind == TokenKind::word || t.kind == TokenKind::quoted_name) &&
        meant_name(lexer.text_of(t)) == name) {
      found = t.begin;
      if (which == Occurrence::first) break;
    }
  return found;
}

}  // namespace

void Findings::add(std::size_t offset, Certainty certainty, std::string message, std::string fix) {
  const bool whole = offset == std::string::npos;
  const std::string& file = scene_.script.file();
  all_.push_back(
      {.rule = std::string(rule_.id),
       .severity = severity_,
       .certainty = certainty,
       .stem = scene_.migration.stem,
       .place = whole ? Place{.file = file} : place_at(file, scene_.script.text(), offset),
       .message = std::move(message),
       .fix = std::move(fix)});
}

void Findings::file(Certainty certainty, std::string message, std::string fix) {
  add(std::string::npos, certainty, std::move(message), std::move(fix));
}

void Findings::at_offset(const SceneStatement& statement, std::size_t offset, Certainty certainty,
                         std::string message, std::string fix) {
  const std::size_t begin = scene_.script.statements()[statement.number].begin;
  add(begin + (offset == std::string::npos ? 0 : offset),
      std::max(certainty, statement.trace.certainty), std::move(message), std::move(fix));
}

void Findings::at(const SceneStatement& statement, std::string_view name, Certainty certainty,
                  std::string message, std::string fix) {
  at_offset(statement, find_name(statement.text, name, Occurrence::first), certainty,
            std::move(message), std::move(fix));
}

void Findings::at_last(const SceneStatement& statement, std::string_view name, Certainty certainty,
                       std::string message, std::string fix) {
  at_offset(statement, find_name(statement.text, name, Occurrence::last), certainty,
            std::move(message), std::move(fix));
}

// A constraint or an index may have no name in the text: then at its first column that has one.
void Findings::object(const Object& object, Certainty certainty, std::string message,
                      std::string fix) {
  const SceneStatement* statement = scene_.maker_of(object);
  if (statement == nullptr) return file(certainty, std::move(message), std::move(fix));
  const std::string_view kind = object.kind->name;
  const bool is_key = kind == "constraint" || kind == "foreign key" || kind == "index";
  std::size_t offset =
      find_name(statement->text, said_name(object), is_key ? Occurrence::last : Occurrence::first);
  if (offset == std::string::npos && is_key)
    for (const std::string& column : columns_in(attribute_text(object, "definition")))
      if (offset == std::string::npos)
        offset = find_name(statement->text, unquoted(column), Occurrence::first);
  at_offset(*statement, offset, certainty, std::move(message), std::move(fix));
}

}  // namespace shale
