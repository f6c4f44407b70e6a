// What runs when it is made (a materialized view, an index on an expression, a check) runs the
// functions that it uses, and the body of a function in quotes says in no catalog what it needs. So
// the names in those bodies are read, and what they may mean is made first where nothing forbids.
#include <algorithm>
#include <map>
#include <utility>

#include "base/index.h"
#include "diff/actions.h"
#include "sql/lexer.h"

namespace shale {
namespace {

bool is_routine(const Object& object) {
  return object.kind->name == "function" || object.kind->name == "procedure";
}

bool runs_when_made(const Object& object) {
  const std::string_view kind = object.kind->name;
  return kind == "materialized view" || kind == "index" || kind == "constraint" ||
         kind == "column" || kind == "default" || kind == "domain constraint";
}

// "z_helper" of "z_helper(integer)"; quotes stay.
std::string_view plain_name(const Object& object) {
  return is_routine(object) ? object.name.substr(0, object.name.find('(')) : object.name;
}

class Mentions {
 public:
  explicit Mentions(const Catalog& catalog) : catalog_(catalog), seen_(catalog.objects().size()) {
    for (const std::string_view kind : {"function", "procedure", "table", "view",
                                        "materialized view", "foreign table", "sequence"})
      for (const Object& object : catalog.of(*find_kind(kind)))
        named_.emplace(plain_name(object), catalog.index_of(object));
  }
  // All that making this object may run or read, beyond what the catalog says of it.
  std::vector<int> of(int object) {
    ++round_;
    found_.clear();
    follow(object, false);
    return std::move(found_);
  }

 private:
  void follow(int i, bool through_routine) {
    if (std::exchange(seen_[at(i)], round_) == round_) return;
    const Object& object = catalog_.objects()[at(i)];
    if (through_routine) found_.push_back(i);
    const auto edges = std::ranges::equal_range(catalog_.edges(), i, {}, &Edge::user);
    for (const Edge& e : edges) {
      const Object* used = &catalog_.objects()[at(e.used)];
      if (used->kind->name == "view column") used = used->parent;
      const std::string_view kind = used->kind->name;
      if (is_routine(*used) || kind == "view" || kind == "operator" || kind == "aggregate")
        follow(catalog_.index_of(*used), through_routine || is_routine(*used));
    }
    if (!is_routine(object)) return;
    const Text body = attribute_text(object, "body");
    Lexer lexer(body);
    for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next()) {
      if (token.kind != TokenKind::word && token.kind != TokenKind::quoted_name) continue;
      const auto [begin, end] = named_.equal_range(lexer.text_of(token));
      for (auto it = begin; it != end; ++it) follow(it->second, true);
    }
  }

  const Catalog& catalog_;
  std::multimap<std::string_view, int> named_;
  std::vector<int> seen_;  // the round in which an object was seen last
  int round_ = 0;
  std::vector<int> found_;
};

}  // namespace

void Actions::connect_bodies() {
  const auto made_routine = [&](const Action& a) {
    return a.act == Act::create && is_routine(made(a.to));
  };
  if (std::ranges::none_of(actions_, made_routine)) return;
  Mentions mentions(*fates_.to);
  for (std::size_t i = 0; i < create_.size(); ++i) {
    if (create_[i] < 0 || !runs_when_made(made(static_cast<int>(i)))) continue;
    for (const int used : mentions.of(static_cast<int>(i)))
      if (const int first = build_of(used); first >= 0)
        graph_.before_if_possible(first, create_[i]);
  }
}

}  // namespace shale
