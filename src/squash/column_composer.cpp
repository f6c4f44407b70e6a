// One column from what people wrote of it in many statements.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "kinds/text.h"
#include "sql/facts.h"
#include "sql/touches.h"
#include "squash/layout.h"
#include "squash/table_composer.h"

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

bool is_serial(std::string_view type) {
  const std::string small = lower(type);
  return small.ends_with("serial") || small.ends_with("serial4") || small.ends_with("serial8") ||
         small.ends_with("serial2");
}

// "state" of "public.state".
std::string bare_name(std::string_view type) {
  const std::size_t dot = type.rfind('.');
  return unquoted(dot == type.npos ? type : type.substr(dot + 1));
}

// A string that was stored as a value of the type that its column had then:
// '1970-01-01 00:00:00'::timestamp without time zone. Said again, it would be one of the new type.
bool is_of_other_type(std::string_view expression, std::string_view type) {
  if (!expression.starts_with('\'')) return false;
  const std::size_t cast = expression.rfind("'::");
  if (cast == expression.npos) return false;
  const std::string_view stored = expression.substr(cast + 3);
  // The name of a type without its length: character varying(50), timestamp(3) without time zone.
  std::string plain(type);
  if (const std::size_t open = plain.find('('); open != std::string::npos)
    if (const std::size_t close = plain.find(')', open); close != std::string::npos)
      plain.erase(open, close + 1 - open);
  if (plain == "character") plain = "bpchar";
  return stored != plain;
}

}  // namespace

// "orders_total_check1" of "orders_total_check".
bool is_numbered(std::string_view name, std::string_view plain) {
  return name.starts_with(plain) && is_digits(name.substr(plain.size()));
}

bool is_lower_case(std::string_view statement) {
  return statement.starts_with("create");
}

// The constraint that a piece of a column made. What nobody named has a name after the column, or
// (`of_table`: a check that speaks of several columns) after the table alone.
const Object* TableComposer::made_by(const Source& source, const ColumnPiece& piece, bool of_table,
                                     const std::vector<const Object*>& candidates) const {
  const bool without = of_table || piece.kind == Kind_::primary;
  for (const Object* m : candidates) {
    if (m->parent != &table_ || done_.contains(m) || people_.is_rejected(*m)) continue;
    if (m->kind->name != "constraint" && m->kind->name != "foreign key") continue;
    const Marks* marks = people_.originals_.marks(about(*m));
    if (marks == nullptr || marks->made != source.statement || was_altered(*marks, *m)) continue;
    if (!piece.name.empty() && marks->born == piece.name) return m;
    if (!piece.name.empty()) continue;
    for (const std::string& name : people_.originals_.names_of(plain_name_)) {
      const std::string usual =
          made_up_name(name, without ? "" : source.element.name, label_of(piece.kind));
      if (marks->born == usual || is_numbered(marks->born, usual)) return m;
    }
  }
  return nullptr;
}

std::string TableComposer::constraint_piece(const Object& column, const Source& source,
                                            const ColumnPiece& piece,
                                            const std::vector<const Object*>& candidates) {
  bool of_table = false;
  const Object* made = made_by(source, piece, of_table, candidates);
  if (made == nullptr && piece.kind == Kind_::check) {
    of_table = true;
    made = made_by(source, piece, of_table, candidates);
  }
  if (made == nullptr) return "";
  done_.insert(made);
  people_.note(made, true);
  const bool without = of_table || piece.kind == Kind_::primary;
  const std::string text =
      people_.originals_.with_names_of_now(piece.text, source.statement, plain_name_);
  return named(
      *made, text, piece.name,
      made_up_name(plain_name_, without ? "" : unquoted(column.name), label_of(piece.kind)));
}

// What Postgres prints, as one may say it under the search_path of this statement.
std::string TableComposer::here(std::string_view printed) const {
  const bool usual = said_.path.empty() || said_.path == std::vector<std::string>{"public"};
  return usual ? without_public(printed) : std::string(printed);
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

int TableComposer::rank_of(const Object& column) const {
  if (in_key(column)) return 0;
  for (const Object* m : step_.members) {
    if (m->kind->name != "foreign key") continue;
    const Text definition = attribute_text(*m, "definition");
    const Text columns = definition.substr(0, definition.find(')'));
    for (std::string_view part : split(columns.substr(columns.find('(') + 1), ','))
      if (trim(part) == column.name) return 1;
  }
  const std::string name = unquoted(column.name);
  const bool time = attribute_text(column, "type").starts_with("timestamp");
  return time && (name.ends_with("_at") || name.ends_with("At")) ? 3 : 2;
}

// The columns of who has parents, or children, are those of others too.
bool TableComposer::may_reorder() const {
  if (people_.order_ == ColumnOrder::keep) return false;
  return std::ranges::none_of(people_.catalog_.of(*find_kind("inheritance")), [&](const Object& o) {
    return o.parent == &table_ || attribute_text(o, "parent") == table_.key;
  });
}

// The type that was said last.
TableComposer::SaidType TableComposer::type_of(const Object& column, const TableElement& printed,
                                               const Source& source) {
  SaidType type{.text = source.element.type};
  int statement = source.statement;
  const std::string now = unquoted(column.name);
  if (const Marks* marks = people_.originals_.marks(about(column)))
    for (int touched : marks->touched)
      if (touched > source.statement)
        for (const TableCommand& command : people_.originals_.commands(touched))
          if (command.kind == TableCommand::Kind::set_type &&
              (command.column == now || command.column == source.element.name)) {
            type = {.text = command.text, .changed = touched};
            statement = touched;
          }
  if (is_serial(type.text) && !brings_sequence(column, type.text))
    return {.text = here(printed.type), .changed = statement};
  type.text = people_.originals_.with_names_of_now(type.text, statement);
  return type;
}

std::string TableComposer::default_text(const Object& column, const std::string& written,
                                        int statement, const SaidType& type) {
  const Object* value = default_of(column);
  if (value == nullptr) return "";
  const std::string word = is_lower_case(said_.sql) ? "default " : "DEFAULT ";
  const Text expression = attribute_text(*value, "expression");
  const std::string printed = word + here(expression);
  if (people_.is_rejected(*value)) return printed;
  const Marks* marks = people_.originals_.marks(about(*value));
  const Marks* of_column = people_.originals_.marks(about(column));
  const auto is_meant = [&](const TableCommand& command) {
    return command.kind == TableCommand::Kind::set_default &&
           (command.column == unquoted(column.name) ||
            (of_column != nullptr && command.column == of_column->born));
  };
  std::string said = written;
  const auto look = [&] {
    if (marks == nullptr) return;
    for (std::size_t i = marks->touched.size(); i-- > 0;)
      for (const TableCommand& command : people_.originals_.commands(marks->touched[i])) {
        if (!is_meant(command)) continue;
        statement = marks->touched[i];
        said = word + people_.originals_.with_names_of_now(command.text, statement, plain_name_);
        return;
      }
  };
  look();
  if (said.empty() ||
      (type.changed >= 0 && is_of_other_type(expression, attribute_text(column, "type"))))
    return printed;
  const std::string text = said.substr(word.size());
  const std::string with_label = people_.originals_.with_label_of_now(
      text, statement, bare_name(attribute_text(column, "type")));
  return with_label == text ? said : word + with_label;
}

std::string TableComposer::column_text(const Object& column, const TableElement& printed,
                                       const Source& source) {
  const TableElement& element = source.element;
  const bool not_null = yes(attribute_text(column, "not null"));
  const bool generated =
      attribute_text(column, "generated") != "" || attribute_text(column, "identity") != "";
  bool changed = unquoted(column.name) != element.name;
  const SaidType type = type_of(column, printed, source);
  if (type.changed >= 0) changed = true;
  const bool serial = is_serial(type.text);
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
        add(serial ? "" : default_text(column, now, source.statement, type), piece.text);
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
        add(constraint_piece(column, source, piece, step_.members), piece.text);
        break;
      case Kind_::collate:  // a new type has its own
        add(type.changed >= 0 ? "" : now, piece.text);
        break;
      default:
        add(now, piece.text);
    }
  }
  const bool small = is_lower_case(said_.sql);
  if (not_null && !said_not_null && !serial && !in_key(column))
    add(small ? "not null" : "NOT NULL", "");
  if (!said_default) add(default_text(column, "", source.statement, type), "");
  const auto is_generated = [](const ColumnPiece& p) { return p.kind == Kind_::generated; };
  if (generated && std::ranges::none_of(element.pieces, is_generated))
    for (const ColumnPiece& piece : printed.pieces)
      if (is_generated(piece)) add(here(piece.text), "");
  if (!changed)
    return people_.originals_.with_names_of_now(element.text, source.statement, plain_name_);
  const bool same_name = unquoted(column.name) == element.name;
  return fmt::format("{} {}{}", same_name ? element.said_name : std::string(column.name), type.text,
                     pieces);
}

}  // namespace shale
