#include "squash/peoples_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "kinds/text.h"
#include "sql/facts.h"
#include "sql/lexer.h"
#include "squash/table_composer.h"
#include "squash/tables.h"

namespace shale {
namespace {

// What the statement that makes one of a kind begins with.
std::string_view verb_of(std::string_view kind) {
  if (kind == "enum" || kind == "composite type" || kind == "range" || kind == "base type")
    return "create type";
  if (kind == "trigger") return "create trigger";
  if (kind == "statistics") return "create statistics";
  if (kind == "comment") return "comment";
  return {};
}

bool makes(std::string_view text, std::string_view kind) {
  Lexer lexer(text);
  std::string words;
  for (int i = 0; i < 6; ++i) {
    const Token token = lexer.next();
    if (token.kind == TokenKind::end) break;
    const std::string word = lower(lexer.text_of(token));
    if (word == "or" || word == "replace" || word == "unique" || word == "constraint" ||
        word == "recursive" || word == "trusted")
      continue;
    words += (words.empty() ? "" : " ") + word;
  }
  const std::string wanted =
      verb_of(kind).empty() ? "create " + std::string(kind) : std::string(verb_of(kind));
  return words.starts_with(wanted);
}

// What is built on empty tables is built at once.
std::string without_concurrently(std::string text) {
  Lexer lexer(text);
  for (int i = 0; i < 4; ++i) {
    const Token token = lexer.next();
    if (token.kind == TokenKind::end) break;
    if (!is_word(lexer.text_of(token), "concurrently")) continue;
    const Token next = lexer.next();
    return text.substr(0, token.begin) + text.substr(next.begin);
  }
  return text;
}

// Who owns it is said when its table is there.
std::string without_owner(std::string text) {
  Lexer lexer(text);
  std::size_t begin = text.npos;
  Token last;
  for (Token t = lexer.next(); t.kind != TokenKind::end; last = t, t = lexer.next()) {
    const bool owned = begin != text.npos;
    if (is_word(lexer.text_of(t), "owned")) {
      begin = last.end;
    } else if (owned && t.kind == TokenKind::word && lexer.text_of(last) != "." &&
               !is_word(lexer.text_of(last), "owned") && !is_word(lexer.text_of(last), "by")) {
      return text.substr(0, begin) + text.substr(last.end);
    }
  }
  return text.substr(0, begin);
}

// The names in a SELECT that takes all columns of something; none, if it names its columns.
std::set<std::string> names_beside_star(std::string_view text) {
  std::set<std::string> names;
  bool star = false;
  std::string_view last;
  Lexer lexer(text);
  for (Token t = lexer.next(); t.kind != TokenKind::end; t = lexer.next()) {
    const std::string_view said = lexer.text_of(t);
    if (said == "*")
      star = star || last == "." || last == "," || is_word(last, "select") ||
             is_word(last, "distinct");
    else if (t.kind == TokenKind::word || t.kind == TokenKind::quoted_name)
      names.insert(meant_name(said));
    last = said;
  }
  return star ? names : std::set<std::string>();
}

}  // namespace

std::string about(const Object& object) {
  return fmt::format("{} {}", object.kind->name, object.key);
}

bool PeoplesText::is_rejected(const Object& object) const {
  return rejected_.contains(about(object));
}

bool PeoplesText::reject(const Object& object) {
  return rejected_.insert(about(object)).second;
}

void PeoplesText::trust_again(const Object& object) {
  rejected_.erase(about(object));
}

void PeoplesText::add_migrations(const Object& object, std::set<std::size_t>& all) const {
  for (int statement : originals_.statements_about(about(object)))
    all.insert(originals_.at(statement).migration);
}

void PeoplesText::note(const Object* object, bool kept) {
  if (kept)
    ++kept_;
  else
    printed_.push_back(object);
}

void PeoplesText::leave_out(const std::set<const Object*>& brought) {
  std::erase_if(printed_, [&](const Object* o) { return brought.contains(o); });
}

PeoplesText::Count PeoplesText::count() const {
  Count all{.kept = kept_};
  for (const Object* object : printed_)
    if (object == nullptr || originals_.marks(about(*object)) == nullptr)
      ++all.unwritten;
    else
      all.printed.push_back(about(*object));
  return all;
}

// PARTITION OF, with all that comes by it: nobody wrote of these.
std::optional<Said> PeoplesText::partition(const Step& step) {
  const Object& table = *step.object;
  const Marks* marks = originals_.marks(about(table));
  if (marks == nullptr || marks->made < 0 || is_rejected(table)) return std::nullopt;
  const WrittenStatement& written = originals_.at(marks->made);
  if (!contains(lower(written.text), "partition of") || !makes(written.text, "table"))
    return std::nullopt;
  Said said{.sql = originals_.with_names_of_now(written.text, marks->made, table.name),
            .above = written.above,
            .behind = written.behind,
            .path = written.path,
            .from = {written.migration}};
  for (const Object& o : catalog_.objects()) {
    const std::string_view kind = o.kind->name;
    if (&root_of(o) != &table || &o == &table || kind == "comment" || kind == "privileges" ||
        kind == "trigger" || kind == "policy" || kind == "rule")
      continue;
    if (kind == "inheritance" || originals_.marks(about(o)) == nullptr) said.brings.push_back(&o);
  }
  return said;
}

// An enumeration that got labels later: all of them, as one would write them at once, and one a
// line where people do.
std::optional<Said> PeoplesText::enumeration(const Step& step, Said said) const {
  const std::size_t open = said.sql.find('(');
  if (open == std::string::npos) return std::nullopt;
  const std::string_view written = std::string_view(said.sql).substr(open + 1);
  const std::size_t first = written.find('\'');
  const std::size_t line = first == written.npos ? first : written.substr(0, first).rfind('\n');
  const std::string before =
      line == written.npos ? "" : std::string(written.substr(line, first - line));
  std::vector<std::string> labels;
  Lexer lexer(step.statement.sql);
  for (Token t = lexer.next(); t.kind != TokenKind::end; t = lexer.next())
    if (t.kind == TokenKind::string) labels.push_back(before + std::string(lexer.text_of(t)));
  said.sql = said.sql.substr(0, open + 1) + join(labels, before.empty() ? ", " : ",") +
             (before.empty() ? ")" : "\n)");
  return said;
}

// What a domain got later is not in its text, and a new name does not change those of its checks.
bool PeoplesText::was_altered(const Object& domain, int made) const {
  return std::ranges::any_of(originals_.statements_about(about(domain)), [&](int statement) {
    const std::string text = lower(originals_.at(statement).text);
    return statement > made && text.starts_with("alter") && !contains(text, "owner to");
  });
}

// SELECT * of a table that got columns later: the view did not get them.
bool PeoplesText::takes_more_by_now(const Object& view, int statement) const {
  if (view.kind->name != "view" && view.kind->name != "materialized view") return false;
  const std::set<std::string> names = names_beside_star(originals_.at(statement).text);
  if (names.empty()) return false;
  return std::ranges::any_of(catalog_.of(*find_kind("column")), [&](const Object& column) {
    if (column.parent == nullptr || !names.contains(unquoted(column.parent->name))) return false;
    const Marks* marks = originals_.marks(about(column));
    return marks != nullptr && marks->made > statement;
  });
}

// The last statement that made it, word for word.
std::optional<Said> PeoplesText::whole(const Step& step) {
  const Object& object = *step.object;
  const Marks* marks = originals_.marks(about(object));
  if (marks == nullptr || is_rejected(object)) return std::nullopt;
  for (std::size_t i = marks->touched.size(); i-- > 0;) {
    const int number = marks->touched[i];
    const WrittenStatement& written = originals_.at(number);
    if (!makes(written.text, object.kind->name)) continue;
    if (object.kind->name == "domain" && was_altered(object, number)) return std::nullopt;
    if (takes_more_by_now(object, number)) return std::nullopt;
    std::string_view table;
    if (object.parent != nullptr) table = object.parent->name;
    Said said{
        .sql = without_concurrently(originals_.with_names_of_now(written.text, number, table)),
        .above = written.above,
        .behind = written.behind,
        .path = written.path,
        .from = {written.migration}};
    if (object.kind->name == "sequence") said.sql = without_owner(std::move(said.sql));
    const bool more = i + 1 < marks->touched.size();
    return object.kind->name == "enum" && more ? enumeration(step, std::move(said)) : said;
  }
  return std::nullopt;
}

std::optional<Said> PeoplesText::say(const Step& step) {
  const std::string_view kind = step.object->kind->name;
  if (kind == "table") {
    if (auto said = partition(step)) {
      note(step.object, true);
      return said;
    }
    if (auto said = TableComposer(*this, step, *step.object).compose()) return said;
  }
  if (kind == "foreign key" || kind == "constraint")
    return TableComposer(*this, step, *step.object->parent).compose_apart();
  if (kind == "privileges" || kind == "default privileges" || kind == "owned sequence" ||
      kind == "inheritance" || kind == "index attachment")
    return std::nullopt;  // these are nobody's definition
  auto said = whole(step);
  note(step.object, said.has_value());
  if (said && kind == "extension")
    for (const Object& comment : catalog_.of(*find_kind("comment")))
      if (comment.parent == step.object && originals_.marks(about(comment)) == nullptr)
        said->brings.push_back(&comment);
  return said;
}

}  // namespace shale
