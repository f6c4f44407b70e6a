#include "squash/table_composer.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "kinds/text.h"
#include "sql/facts.h"
#include "sql/touches.h"

namespace shale {
namespace {

using Kind_ = ColumnPiece::Kind;

// As Postgres calls what nobody named: the last part of the name.
std::string_view label_of(ColumnPiece::Kind kind) {
  switch (kind) {
    case Kind_::primary:
      return "pkey";
    case Kind_::unique:
      return "key";
    case Kind_::references:
      return "fkey";
    case Kind_::check:
      return "check";
    default:
      return "";
  }
}

std::string_view label_of(std::string_view sort) {
  if (sort == "primary") return "pkey";
  if (sort == "unique") return "key";
  if (sort == "foreign") return "fkey";
  return sort == "exclude" ? "excl" : "check";
}

bool is_serial(std::string_view type) {
  const std::string small = lower(type);
  return small.ends_with("serial") || small.ends_with("serial4") || small.ends_with("serial8") ||
         small.ends_with("serial2");
}

// "orders_total_check1" of "orders_total_check".
bool is_numbered(std::string_view name, std::string_view plain) {
  return name.starts_with(plain) && is_digits(name.substr(plain.size()));
}

bool is_lower_case(std::string_view head) {
  return head.starts_with("create");
}

std::string without_not_valid(std::string text) {
  const std::string small = lower(text);
  if (const std::size_t at = small.rfind("not valid"); at != small.npos && at + 9 == small.size())
    text = std::string(trim(std::string_view(text).substr(0, at)));
  return text;
}

}  // namespace

TableComposer::TableComposer(PeoplesText& people, const Step& step)
    : people_(people),
      step_(step),
      table_(*step.object),
      plain_name_(unquoted(step.object->name)) {}

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
  const std::string& text = people_.originals_.at(statement).text;
  int position = 0;
  if (const auto table = table_text(text)) {
    for (const TableElement& element : table->elements) {
      ++position;
      if (element.kind == kind && fits(element))
        return Source{element, statement, position, statement == made_};
    }
    return std::nullopt;
  }
  for (const TableCommand& command : table_commands(text)) {
    ++position;
    if (command.kind == TableCommand::Kind::add && command.element.kind == kind &&
        fits(command.element))
      return Source{command.element, statement, position, false};
  }
  return std::nullopt;
}

// Where a column or constraint was made.
std::optional<TableComposer::Source> TableComposer::find_element(const Object& object,
                                                                 TableElement::Kind kind) {
  const Marks* marks = people_.originals_.marks(about(object));
  if (marks == nullptr || people_.is_rejected(object)) return std::nullopt;
  return in_statement(marks->made, kind, [&](const TableElement& element) {
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

std::string TableComposer::constraint_piece(const Object& column, const Source& source,
                                            const ColumnPiece& piece) {
  const std::string_view label = label_of(piece.kind);
  for (const Object* m : step_.members) {
    if (m->parent != &table_ || done_.contains(m) || people_.is_rejected(*m)) continue;
    if (m->kind->name != "constraint" && m->kind->name != "foreign key") continue;
    const Marks* marks = people_.originals_.marks(about(*m));
    if (marks == nullptr || marks->made != source.statement) continue;
    const auto columns = [&](const std::string& name) {
      return piece.kind == Kind_::primary ? std::string() : name;
    };
    bool fits = !piece.name.empty() && marks->born == piece.name;
    if (piece.name.empty())
      for (const std::string& name : people_.originals_.names_of(plain_name_)) {
        const std::string usual = made_up_name(name, columns(source.element.name), label);
        fits = fits || marks->born == usual || is_numbered(marks->born, usual);
      }
    if (!fits) continue;
    done_.insert(m);
    people_.count(m, true);
    const std::string text =
        people_.originals_.with_names_of_now(piece.text, source.statement, plain_name_);
    return named(*m, text, piece.name,
                 made_up_name(plain_name_, columns(unquoted(column.name)), label));
  }
  return "";
}

bool TableComposer::brings_sequence(const Object& column, std::string_view type) {
  const std::string key =
      fmt::format("{}.{}", table_.schema->key,
                  quote_name(made_up_name(plain_name_, unquoted(column.name), "seq")));
  const Object* value = default_of(column);
  const Object* sequence = people_.catalog_.find("sequence", key);
  const Object* owned = people_.catalog_.find("owned sequence", "sequence " + key);
  if (value == nullptr || sequence == nullptr || owned == nullptr) return false;
  if (people_.is_rejected(*sequence) || people_.is_rejected(*value)) return false;
  if (!contains(attribute_text(*value, "expression"), key)) return false;
  const std::string_view wanted =
      lower(type).find("big") != std::string::npos || type.ends_with("8")     ? "bigint"
      : lower(type).find("small") != std::string::npos || type.ends_with("2") ? "smallint"
                                                                              : "integer";
  if (attribute_text(column, "type") != wanted || attribute_text(*sequence, "type") != wanted ||
      attribute_text(*sequence, "start") != "1" || attribute_text(*sequence, "increment") != "1")
    return false;
  said_.brings.push_back(sequence);
  said_.brings.push_back(owned);
  return true;
}

bool TableComposer::in_key(const Object& column) const {
  for (const Object* m : step_.members)
    if (m->kind->name == "constraint" && attribute_text(*m, "type") == "p") {
      const Text definition = attribute_text(*m, "definition");
      for (std::string_view part : split(definition.substr(definition.find('(') + 1), ','))
        if (trim(part.substr(0, part.find(')'))) == column.name) return true;
    }
  return false;
}

// The type that was said last.
std::string TableComposer::type_text(const Object& column, const TableElement& printed,
                                     const Source& source, bool& changed) {
  std::string type = source.element.type;
  int statement = source.statement;
  const std::string now = unquoted(column.name);
  if (const Marks* marks = people_.originals_.marks(about(column)))
    for (int touched : marks->touched)
      if (touched > source.statement)
        for (const TableCommand& command : table_commands(people_.originals_.at(touched).text))
          if (command.kind == TableCommand::Kind::set_type &&
              (command.column == now || command.column == source.element.name)) {
            type = command.text;
            statement = touched;
            changed = true;
          }
  if (is_serial(type) && !brings_sequence(column, type)) {
    changed = true;
    return printed.type;
  }
  return people_.originals_.with_names_of_now(type, statement, plain_name_);
}

std::string TableComposer::default_text(const Object& column, const std::string& written) {
  const Object* value = default_of(column);
  if (value == nullptr) return "";
  const std::string word = is_lower_case(said_.sql) ? "default " : "DEFAULT ";
  const std::string printed = word + std::string(attribute_text(*value, "expression"));
  if (people_.is_rejected(*value)) return printed;
  const Marks* marks = people_.originals_.marks(about(*value));
  if (marks != nullptr)
    for (std::size_t i = marks->touched.size(); i-- > 0;)
      for (const TableCommand& command :
           table_commands(people_.originals_.at(marks->touched[i]).text))
        if (command.kind == TableCommand::Kind::set_default &&
            std::ranges::any_of(std::initializer_list<std::string>{command.column},
                                [&](const auto& c) {
                                  const Marks* of_column = people_.originals_.marks(about(column));
                                  return c == unquoted(column.name) ||
                                         (of_column != nullptr && c == of_column->born);
                                }))
          return word +
                 people_.originals_.with_names_of_now(command.text, marks->touched[i], plain_name_);
  return written.empty() ? printed : written;
}

std::string TableComposer::column_text(const Object& column, const TableElement& printed,
                                       const Source& source) {
  const TableElement& element = source.element;
  const bool not_null = yes(attribute_text(column, "not null"));
  const bool generated =
      attribute_text(column, "generated") != "" || attribute_text(column, "identity") != "";
  bool changed = unquoted(column.name) != element.name;
  const std::string type = type_text(column, printed, source, changed);
  const bool serial = is_serial(type);
  bool said_not_null = false, said_default = serial;
  std::string pieces;
  const auto add = [&](const std::string& text, const std::string& written) {
    if (text != written) changed = true;
    if (!text.empty()) pieces += " " + text;
  };
  for (const ColumnPiece& piece : element.pieces) {
    const std::string now =
        people_.originals_.with_names_of_now(piece.text, source.statement, plain_name_);
    switch (piece.kind) {
      case Kind_::not_null:
        add(not_null ? now : "", piece.text);
        said_not_null = true;
        break;
      case Kind_::null:
        add(not_null ? "" : now, piece.text);
        break;
      case Kind_::value:
        add(serial ? "" : default_text(column, now), piece.text);
        said_default = true;
        break;
      case Kind_::generated:
        add(generated ? now : "", piece.text);
        said_default = said_not_null = true;
        break;
      case Kind_::check:
      case Kind_::primary:
      case Kind_::unique:
      case Kind_::references:
        add(constraint_piece(column, source, piece), piece.text);
        break;
      default:
        add(now, piece.text);
    }
  }
  const bool small = is_lower_case(said_.sql);
  if (not_null && !said_not_null && !serial && !in_key(column))
    add(small ? "not null" : "NOT NULL", "");
  if (!said_default) add(default_text(column, ""), "");
  const auto is_generated = [](const ColumnPiece& p) { return p.kind == Kind_::generated; };
  if (generated && std::ranges::none_of(element.pieces, is_generated))
    for (const ColumnPiece& piece : printed.pieces)
      if (is_generated(piece)) add(piece.text, "");
  if (!changed)
    return people_.originals_.with_names_of_now(element.text, source.statement, plain_name_);
  const bool same_name = unquoted(column.name) == element.name;
  return fmt::format("{} {}{}", same_name ? element.said_name : std::string(column.name), type,
                     pieces);
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
  people_.count(object, source.has_value());
  if (!source) return {.text = printed.text};
  Part part{.text = column_text(*object, printed, *source),
            .statement = source->statement,
            .position = source->position};
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
  const bool usable = source && !contains(lower(source->element.text), "using index");
  people_.count(object, usable);
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
    text += indent + (moved ? replace_all(parts[i].text, "\n", "\n" + indent) : parts[i].text) +
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
    written = table_text(people_.originals_.at(marks->made).text);
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
  }
  std::vector<Part> parts, constraints;
  for (const TableElement& element : printed->elements)
    if (element.kind == TableElement::Kind::column) parts.push_back(column(element));
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
