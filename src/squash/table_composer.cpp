#include "squash/table_composer.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "kinds/text.h"
#include "sql/facts.h"
#include "sql/touches.h"
#include "squash/layout.h"

namespace shale {
namespace {

std::string_view label_of(std::string_view sort) {
  if (sort == "primary") return "pkey";
  if (sort == "unique") return "key";
  if (sort == "foreign") return "fkey";
  return sort == "exclude" ? "excl" : "check";
}

}  // namespace

std::string without_not_valid(std::string text) {
  const std::string small = lower(text);
  if (const std::size_t at = small.rfind("not valid"); at != small.npos && at + 9 == small.size())
    text = std::string(trim(std::string_view(text).substr(0, at)));
  return text;
}

TableComposer::TableComposer(PeoplesText& people, const Step& step, const Object& table)
    : people_(people), step_(step), table_(table), plain_name_(unquoted(table.name)) {}

const Object* TableComposer::member(std::string_view kind, const std::string& name) const {
  for (const Object* m : step_.members)
    if (m->kind->name == kind && m->parent == &table_ && unquoted(m->name) == name) return m;
  return nullptr;
}

const Object* TableComposer::default_of(const Object& column) const {
  for (const Object* m : step_.members)
    if (m->kind->name == "default" && m->parent == &column) return m;
  return nullptr;
}

std::optional<TableComposer::Source> TableComposer::in_statement(
    int statement, TableElement::Kind kind,
    const std::function<bool(const TableElement&)>& fits) const {
  if (statement < 0) return std::nullopt;
  int position = 0;
  if (const auto& table = people_.originals_.table(statement)) {
    for (const TableElement& element : table->elements) {
      ++position;
      if (element.kind == kind && fits(element))
        return Source{element, statement, position, statement == made_};
    }
    return std::nullopt;
  }
  for (const TableCommand& command : people_.originals_.commands(statement)) {
    ++position;
    if (command.kind == TableCommand::Kind::add && command.element.kind == kind &&
        fits(command.element))
      return Source{command.element, statement, position, false};
  }
  return std::nullopt;
}

// A check of what was text then and is an enum by now compares texts; said again, it would not.
bool TableComposer::compares_as_text(const Object& constraint, std::string_view words) const {
  if (contains(lower(words), "::text")) return false;
  const Text definition = attribute_text(constraint, "definition");
  return std::ranges::any_of(step_.members, [&](const Object* m) {
    return m->kind->name == "column" && contains(definition, fmt::format("({})::text", m->name)) &&
           people_.catalog_.find("enum", attribute_text(*m, "type")) != nullptr;
  });
}

// ALTER CONSTRAINT … DEFERRABLE says more than the text that made it.
bool TableComposer::was_altered(const Marks& marks, const Object& constraint) const {
  return std::ranges::any_of(marks.touched, [&](int statement) {
    const std::vector<TableCommand>& all = people_.originals_.commands(statement);
    return std::ranges::any_of(all, [&](const TableCommand& command) {
      return command.kind == TableCommand::Kind::alter_constraint &&
             (command.column == marks.born || command.column == unquoted(constraint.name));
    });
  });
}

// Where a column or constraint was made.
std::optional<TableComposer::Source> TableComposer::find_element(const Object& object,
                                                                 TableElement::Kind kind) {
  const Marks* marks = people_.originals_.marks(about(object));
  if (marks == nullptr || people_.is_rejected(object)) return std::nullopt;
  if (kind == TableElement::Kind::constraint && was_altered(*marks, object)) return std::nullopt;
  return in_statement(marks->made, kind, [&](const TableElement& element) {
    // Of a key and a unique constraint over the same columns one is left, a key of the other's
    // name.
    if (element.sort == "unique" && attribute_text(object, "type") == "p") return false;
    if (!element.name.empty()) return element.name == marks->born;
    const std::string_view label = label_of(element.sort);
    std::string columns = element.sort == "primary" ? "" : join(element.columns, "_");
    for (const std::string& name : people_.originals_.names_of(plain_name_)) {
      if (element.sort == "check" && marks->born.starts_with(name)) return true;
      const std::string usual = made_up_name(name, columns, label);
      if (marks->born == usual || is_numbered(marks->born, usual)) return true;
    }
    return false;
  });
}

// The text of an unnamed constraint, with its name where Postgres would make up another one.
std::string TableComposer::named(const Object& constraint, const std::string& text,
                                 const std::string& name, const std::string& usual) const {
  const std::string now = unquoted(constraint.name);
  if (!name.empty() || now == usual) return text;
  const Marks* marks = people_.originals_.marks(about(constraint));
  const bool as_ever = people_.originals_.names_of(plain_name_).size() == 1 && marks != nullptr &&
                       marks->born == now && is_numbered(now, usual);
  if (as_ever) return text;
  return fmt::format("{} {} {}", is_lower_case(said_.sql) ? "constraint" : "CONSTRAINT",
                     constraint.name, text);
}

// Whatever was said of it in its place, and above the statement that added it.
void TableComposer::comment(Part& part, const Source& source) {
  part.above = source.element.above;
  part.behind = source.element.behind;
  if (source.of_frame) return;
  const WrittenStatement& written = people_.originals_.at(source.statement);
  if (source.position == 1 && part.above.empty()) part.above = written.above;
  if (part.behind.empty()) part.behind = written.behind;
}

TableComposer::Part TableComposer::column(const TableElement& printed) {
  const Object* object = member("column", printed.name);
  const auto source =
      object == nullptr ? std::nullopt : find_element(*object, TableElement::Kind::column);
  people_.note(object, source.has_value());
  const int rank = object == nullptr ? 2 : rank_of(*object);
  if (!source) return {.text = printed.text, .rank = rank};
  Part part{.text = column_text(*object, printed, *source),
            .statement = source->statement,
            .position = source->position,
            .rank = rank};
  comment(part, *source);
  said_.from.insert(people_.originals_.at(source->statement).migration);
  return part;
}

TableComposer::Part TableComposer::constraint(const TableElement& printed) {
  const Object* object = member("constraint", printed.name);
  if (object == nullptr) object = member("foreign key", printed.name);
  if (object == nullptr) return {.text = printed.text};
  if (done_.contains(object)) return {};
  const auto source = find_element(*object, TableElement::Kind::constraint);
  const bool usable = source && !contains(lower(source->element.text), "using index") &&
                      !compares_as_text(*object, source->element.text);
  people_.note(object, usable);
  if (!usable) return {.text = printed.text};
  const TableElement& element = source->element;
  std::string text = people_.originals_.with_names_of_now(without_not_valid(element.text),
                                                          source->statement, plain_name_);
  std::vector<std::string> columns;
  for (const std::string& name : element.columns)
    columns.push_back(people_.originals_.with_names_of_now(name, source->statement, plain_name_));
  std::string usual = made_up_name(plain_name_, element.sort == "primary" ? "" : join(columns, "_"),
                                   label_of(element.sort));
  if (element.sort == "check")  // of one column, it is called after it
    for (const Object* m : step_.members)
      if (m->kind->name == "column" &&
          unquoted(object->name) == made_up_name(plain_name_, unquoted(m->name), "check"))
        usual = unquoted(object->name);
  Part part{.text = named(*object, text, element.name, usual),
            .statement = source->statement,
            .position = source->position};
  comment(part, *source);
  said_.from.insert(people_.originals_.at(source->statement).migration);
  return part;
}

std::string TableComposer::assemble(const TableText& frame, const std::vector<Part>& parts) const {
  const std::string indent = frame.indent.empty() ? "    " : frame.indent;
  std::string text = frame.head;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    text += "\n";
    for (std::string_view line : lines(parts[i].above)) text += indent + std::string(line) + "\n";
    // What stood at the margin of a statement of its own stands further in.
    const bool moved = parts[i].statement >= 0 && parts[i].statement != made_;
    const bool own = parts[i].statement >= 0;
    const std::string said = own ? parts[i].text : here(parts[i].text);
    text += indent + (moved ? replace_all(said, "\n", "\n" + indent) : said) +
            (i + 1 < parts.size() ? "," : "");
    if (!parts[i].behind.empty()) text += " " + parts[i].behind;
  }
  return text + "\n" + frame.tail;
}

std::optional<Said> TableComposer::compose() {
  const auto printed = table_text(step_.statement.sql);
  const Marks* marks = people_.originals_.marks(about(table_));
  if (!printed) return std::nullopt;
  TableText frame = *printed;
  std::optional<TableText> written;
  if (marks != nullptr && marks->made >= 0 && !people_.is_rejected(table_))
    written = people_.originals_.table(marks->made);
  if (written) {
    made_ = marks->made;
    const WrittenStatement& statement = people_.originals_.at(made_);
    said_.sql = statement.text;  // whose case the keywords have
    said_.above = statement.above;
    said_.behind = statement.behind;
    said_.path = statement.path;
    said_.from.insert(statement.migration);
    frame.head = people_.originals_.with_names_of_now(written->head, made_, plain_name_);
    frame.indent = written->indent;
    if ((printed->tail == ")") == (trim(written->tail) == ")"))
      frame.tail = people_.originals_.with_names_of_now(written->tail, made_, plain_name_);
  } else {
    frame.head = without_public(frame.head);
    frame.indent.clear();
  }
  std::vector<Part> parts, constraints;
  for (const TableElement& element : printed->elements)
    if (element.kind == TableElement::Kind::column) parts.push_back(column(element));
  if (may_reorder()) std::ranges::stable_sort(parts, {}, &Part::rank);
  for (const TableElement& element : printed->elements)
    if (element.kind != TableElement::Kind::column)
      if (Part part = constraint(element); !part.text.empty())
        constraints.push_back(std::move(part));
  std::ranges::stable_sort(constraints, [](const Part& a, const Part& b) {
    return std::pair(a.statement < 0, std::pair(a.statement, a.position)) <
           std::pair(b.statement < 0, std::pair(b.statement, b.position));
  });
  parts.insert(parts.end(), constraints.begin(), constraints.end());
  bool verbatim = written && parts.size() == written->elements.size();
  for (std::size_t i = 0; verbatim && i < parts.size(); ++i)
    verbatim = parts[i].statement == made_ &&
               parts[i].text == people_.originals_.with_names_of_now(written->elements[i].text,
                                                                     made_, plain_name_);
  said_.sql = verbatim ? people_.originals_.with_names_of_now(people_.originals_.at(made_).text,
                                                              made_, plain_name_)
                       : assemble(frame, parts);
  return std::move(said_);
}

}  // namespace shale
