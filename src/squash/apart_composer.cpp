// A key or check that stands behind its table: its table refers to another one that refers to it.
#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "kinds/text.h"
#include "squash/layout.h"
#include "squash/table_composer.h"

namespace shale {
namespace {

// "ALTER TABLE orders ADD " of what Postgres would print.
std::string beginning(std::string_view printed, const std::vector<std::string>& path) {
  constexpr std::string_view verb = " ADD ";
  const std::size_t at = printed.find(verb);
  if (at == printed.npos) return "";
  const std::string_view text = printed.substr(0, at + verb.size());
  return path == std::vector<std::string>{"public"} ? without_public(text) : std::string(text);
}

}  // namespace

// Word for word where nothing else was said in that statement; else its words alone.
std::string TableComposer::added(const Object& constraint) {
  const auto source = find_element(constraint, TableElement::Kind::constraint);
  if (!source || contains(lower(source->element.text), "using index")) return "";
  const WrittenStatement& written = people_.originals_.at(source->statement);
  const auto now = [&](const std::string& text) {
    const std::string named =
        people_.originals_.with_names_of_now(text, source->statement, plain_name_);
    return yes(attribute_text(constraint, "validated")) ? without_not_valid(named) : named;
  };
  Part part;
  comment(part, *source);
  said_.above = part.above;
  said_.behind = part.behind;
  said_.path = written.path;
  said_.from.insert(written.migration);
  const bool same_name = source->element.name == unquoted(constraint.name);
  if (same_name && people_.originals_.commands(source->statement).size() == 1)
    return now(written.text);
  const std::string name =
      source->element.name.empty() ? fmt::format("CONSTRAINT {} ", constraint.name) : "";
  return beginning(step_.statement.sql, said_.path) + name + now(source->element.text);
}

// REFERENCES behind a column, as a statement of its own.
std::string TableComposer::added_in_column(const Object& constraint) {
  const Marks* marks = people_.originals_.marks(about(constraint));
  if (constraint.kind->name != "foreign key" || marks == nullptr) return "";
  for (const Object& column : people_.catalog_.of(*find_kind("column"))) {
    if (column.parent != &table_) continue;
    const auto source = find_element(column, TableElement::Kind::column);
    if (!source || source->statement != marks->made) continue;
    for (const ColumnPiece& piece : source->element.pieces) {
      if (piece.kind != ColumnPiece::Kind::references) continue;
      const std::string text = constraint_piece(column, *source, piece, {&constraint});
      const std::size_t at = lower(text).find("references");
      if (at == std::string::npos) continue;
      said_.path = people_.originals_.at(source->statement).path;
      said_.from.insert(people_.originals_.at(source->statement).migration);
      return fmt::format("{}CONSTRAINT {} FOREIGN KEY ({}) {}",
                         beginning(step_.statement.sql, said_.path), constraint.name, column.name,
                         text.substr(at));
    }
  }
  return "";
}

std::optional<Said> TableComposer::compose_apart() {
  said_.sql = added(*step_.object);
  if (!said_.sql.empty()) {
    people_.note(step_.object, true);
    return std::move(said_);
  }
  said_.sql = added_in_column(*step_.object);  // which notes it
  if (!said_.sql.empty()) return std::move(said_);
  people_.note(step_.object, false);
  return std::nullopt;
}

}  // namespace shale
