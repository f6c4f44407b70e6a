#include "report/side.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "sql/lexer.h"

namespace shale {
namespace {

// A name as it stands in SQL, without its quotes.
std::string plain_name(std::string_view name) {
  if (name.size() < 2 || name.front() != '"') return std::string(name);
  return replace_all(std::string(name.substr(1, name.size() - 2)), "\"\"", "\"");
}

// Behind these words a table's name stands.
bool leads_to_table(std::string_view word) {
  for (std::string_view w : {"from", "join", "into", "update", "table", "only", "truncate", "using",
                             "view", "references"})
    if (is_word(word, w)) return true;
  return false;
}

}  // namespace

const Object& whole_of(const Object& object) {
  const Object* top = &object;
  while (top->parent != nullptr) top = top->parent;
  return *top;
}

bool is_part_of(const Object& object, const Object& whole) {
  for (const Object* above = object.parent; above != nullptr; above = above->parent)
    if (above == &whole) return true;
  return false;
}

Text attribute_of(const Object& object, std::string_view attribute) {
  for (std::size_t i = 0; i < object.kind->attributes.size(); ++i)
    if (object.kind->attributes[i].name == attribute) return object.kind->text(object, i);
  return {};
}

Side::Side(const Catalog& catalog, std::string name, RowEstimates rows)
    : catalog_(catalog), name_(std::move(name)), rows_(std::move(rows)) {
  for (const Edge& e : catalog.edges()) users_[e.used].push_back(e.user);
  for (const Object& object : catalog.objects()) {
    if (object.parent != nullptr)
      parts_[catalog.index_of(*object.parent)].push_back(catalog.index_of(object));
    if (object.kind->name == "inheritance" && !attribute_of(object, "bound").empty())
      partitions_[std::string(attribute_of(object, "parent"))].push_back(object.parent);
    if (object.kind->name == "function" || object.kind->name == "procedure") read_body(object);
  }
}

// A word counts as a table's name behind FROM and the like, or behind a schema and a dot.
void Side::read_body(const Object& routine) {
  const Text body = attribute_of(routine, "body");
  Lexer lexer(body);
  std::set<std::string> names;
  std::string_view before;
  for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next()) {
    const std::string_view text = lexer.text_of(token);
    const bool is_name = token.kind == TokenKind::word || token.kind == TokenKind::quoted_name;
    if (is_name && (before == "." || leads_to_table(before)))
      names.insert(token.kind == TokenKind::word ? lower(text) : plain_name(text));
    before = text;
  }
  for (const std::string& name : names) named_[name].push_back(&routine);
}

Objects Side::users(const Object& object) const {
  Objects all;
  const auto found = users_.find(catalog_.index_of(object));
  if (found == users_.end()) return all;
  for (int user : found->second) {
    const Object& one = catalog_.objects()[static_cast<std::size_t>(user)];
    if (&one != &object && !is_part_of(one, object)) all.push_back(&one);
  }
  return all;
}

Objects Side::users_outside(const Object& object) const {
  std::set<const Object*> all;
  Objects within{&object};
  for (std::size_t i = 0; i < within.size(); ++i) {
    const Object& one = *within[i];
    for (const Object* user : users(one))
      if (user != &object && !is_part_of(*user, object)) all.insert(user);
    for (const Object* part : parts(one)) within.push_back(part);
  }
  return {all.begin(), all.end()};
}

Objects Side::parts(const Object& object) const {
  Objects all;
  const auto found = parts_.find(catalog_.index_of(object));
  if (found == parts_.end()) return all;
  for (int part : found->second) all.push_back(&catalog_.objects()[static_cast<std::size_t>(part)]);
  return all;
}

Objects Side::parts(const Object& object, std::string_view kind) const {
  Objects all = parts(object);
  std::erase_if(all, [&](const Object* part) { return part->kind->name != kind; });
  return all;
}

Objects Side::named_in(const Object& table) const {
  const auto found = named_.find(plain_name(table.name));
  return found == named_.end() ? Objects{} : found->second;
}

const Object* Side::partition(const Object& table) const {
  for (const Object* part : parts(table, "inheritance"))
    if (!attribute_of(*part, "bound").empty()) return part;
  return nullptr;
}

Objects Side::partitions(const Object& table) const {
  const auto found = partitions_.find(table.key);
  return found == partitions_.end() ? Objects{} : found->second;
}

std::optional<double> Side::rows(const Object& table) const {
  const auto found = rows_.find(table.key);
  if (found == rows_.end()) return std::nullopt;
  return found->second;
}

Text Side::default_of(const Object& column) const {
  const Objects defaults = parts(column, "default");
  return defaults.empty() ? Text() : attribute_of(*defaults.front(), "expression");
}

}  // namespace shale
