// named_and_gone: a PL/pgSQL body is read by its tokens. A name that stands where a table stands is
// one; a column is one of a table that the body names, or of the row that a trigger is called for.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "diff/fates.h"
#include "review/bodies.h"
#include "sql/facts.h"
#include "sql/lexer.h"

namespace shale {
namespace {

struct Word {
  std::string text{};  // folded; of a name its meaning
  bool name = false;
};

std::vector<Word> words_of(std::string_view body) {
  std::vector<Word> all;
  Lexer lexer(body);
  for (Token t = lexer.next(); t.kind != TokenKind::end; t = lexer.next()) {
    const bool name = t.kind == TokenKind::word || t.kind == TokenKind::quoted_name;
    all.push_back({name ? meant_name(lexer.text_of(t)) : std::string(lexer.text_of(t)), name});
  }
  return all;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> all) {
  return std::ranges::find(all, word) != all.end();
}

struct Relation {
  std::string schema{}, name{}, alias{};
};

class Body {
 public:
  explicit Body(std::string_view text) : words_(words_of(text)) {
    for (std::size_t i = 0; i < words_.size(); ++i) take(i);
  }

  bool names_relation(std::string_view schema, std::string_view name) const {
    return std::ranges::any_of(relations_, [&](const Relation& r) {
      return r.name == name && (r.schema.empty() || r.schema == schema);
    });
  }
  bool calls(std::string_view name) const { return called_.contains(std::string(name)); }
  const std::vector<Relation>& relations() const { return relations_; }

  // Does it speak of a column of a table that it names, or of a trigger's row?
  bool names_column(std::string_view table, std::string_view column, bool of_row) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!words_[i].name || words_[i].text != column || at(i + 1) == "(") continue;
      if (at(i - 1) == ".") {
        const std::string_view owner = at(i - 2);
        if (of_row && is_one_of(owner, {"new", "old"})) return true;
        if (std::ranges::any_of(relations_, [&](const Relation& r) {
              return r.name == table && (owner == r.name || owner == r.alias);
            }))
          return true;
      } else if (names_relation("", table) && at(i - 1) != "as" && at(i + 1) != "." &&
                 at(i + 1) != ":=") {
        return true;
      }
    }
    return false;
  }
  // Is it a variable of the body?
  bool declares(std::string_view name) const {
    for (std::size_t i = 0; i < words_.size() && words_[i].text != "begin"; ++i)
      if (words_[i].text == name && is_one_of(at(i - 1), {"declare", ";"})) return true;
    return false;
  }

 private:
  std::string_view at(std::size_t i) const {
    return i < words_.size() ? std::string_view(words_[i].text) : std::string_view();
  }
  void take(std::size_t i) {
    if (!words_[i].name || at(i - 1) == ".") return;
    Relation relation{.name = words_[i].text};
    std::size_t next = i + 1;
    if (at(next) == "." && next + 1 < words_.size()) {
      relation.schema = std::exchange(relation.name, words_[next + 1].text);
      next += 2;
    }
    if (at(next) == "(") called_.insert(relation.name);
    const bool stands_as_one = is_one_of(at(i - 1), {"from", "join", "update", "table", "only"}) ||
                               (at(i - 1) == "into" && is_one_of(at(i - 2), {"insert", "merge"})) ||
                               at(next) == "%";
    if (!stands_as_one || at(next) == "(") return;
    if (at(next) == "as") ++next;
    if (next < words_.size() && words_[next].name) relation.alias = words_[next].text;
    relations_.push_back(std::move(relation));
  }

  std::vector<Word> words_;
  std::vector<Relation> relations_;
  std::set<std::string> called_;
};

bool is_relation(std::string_view kind) {
  return is_one_of(kind, {"table", "view", "materialized view", "foreign table"});
}

std::string name_of_routine(const Object& routine) {
  return meant_name(routine.name.substr(0, routine.name.find('(')));
}

// Does a trigger call it: of this table, or (null) of any?
bool is_called_for(const Object& routine, const Object* table, const Catalog& catalog) {
  return std::ranges::any_of(catalog.of(*find_kind("trigger")), [&](const Object& trigger) {
    if (trigger.parent == nullptr || (table != nullptr && trigger.parent->key != table->key))
      return false;
    const Text function = attribute_text(trigger, "function");
    return function == routine.key.substr(0, routine.key.find('(')) ||
           function == routine.name.substr(0, routine.name.find('('));
  });
}

// Has another table that the body names a column of this name?
bool is_of_another(const Body& body, std::string_view column, const Catalog& after) {
  return std::ranges::any_of(after.of(*find_kind("column")), [&](const Object& other) {
    return bare(other) == column && other.parent != nullptr && other.parent->schema != nullptr &&
           body.names_relation(bare(*other.parent->schema), bare(*other.parent));
  });
}

bool has_relation(const Catalog& catalog, const std::string& name) {
  for (const char* kind : {"table", "view", "materialized view", "foreign table"})
    for (const Object& object : catalog.of(*find_kind(kind)))
      if (bare(object) == name) return true;
  return false;
}

bool has_routine(const Catalog& catalog, const std::string& name) {
  for (const char* kind : {"function", "procedure", "aggregate"})
    for (const Object& object : catalog.of(*find_kind(kind)))
      if (name_of_routine(object) == name) return true;
  return false;
}

std::string judged_column(const Object& column, const Object& routine, const Body& body,
                          const Catalog& after) {
  const std::string name = bare(column), table = bare(*column.parent);
  if (body.declares(name) || contains(attribute_text(routine, "arguments"), name)) return "";
  const bool of_row = is_called_for(routine, column.parent, after);
  if (!body.names_column(table, name, of_row) || (!of_row && is_of_another(body, name, after)))
    return "";
  return of_row && !body.names_column(table, name, false)
             ? fmt::format("as a trigger of \"{}\" it uses column \"{}\", which is gone", table,
                           name)
             : fmt::format("it names column \"{}\" of \"{}\", which is gone", name, table);
}

}  // namespace

std::string named_and_gone(const Object& routine, const Catalog&, const Catalog& after,
                           const Difference& change) {
  // A function for triggers that none calls is left over, and fails for nobody.
  if (attribute_text(routine, "result") == "trigger" && !is_called_for(routine, nullptr, after))
    return "";
  std::optional<Body> body;
  for (const Change& c : change.changes) {
    if (c.left == nullptr || c.right != nullptr) continue;
    const std::string_view kind = c.left->kind->name;
    if (!is_relation(kind) && kind != "column" && kind != "function") continue;
    if (!body) body.emplace(attribute_text(routine, "body"));
    if (is_relation(kind) && c.left->schema != nullptr &&
        body->names_relation(bare(*c.left->schema), bare(*c.left)) &&
        !has_relation(after, bare(*c.left)))
      return fmt::format("it names \"{}\", which is gone", bare(*c.left));
    if (kind == "function" && body->calls(name_of_routine(*c.left)) &&
        !has_routine(after, name_of_routine(*c.left)))
      return fmt::format("it calls \"{}\", which is gone", name_of_routine(*c.left));
    if (kind != "column" || c.left->parent == nullptr ||
        after.find(*c.left->parent->kind, c.left->parent->key) == nullptr)
      continue;
    std::string reason = judged_column(*c.left, routine, *body, after);
    if (!reason.empty()) return reason;
  }
  return "";
}

}  // namespace shale
