#include "report/difference.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.h"

namespace shale {
namespace {

using Json = nlohmann::ordered_json;

std::string_view change_name(const Change& c) {
  return c.left == nullptr ? "extra" : c.right == nullptr ? "missing" : "changed";
}

// How many objects outside of it use an object.
int users_of(const Object& object, const Catalog& catalog) {
  const int index = catalog.index_of(object);
  std::set<int> users;
  for (const Edge& e : catalog.edges()) {
    if (e.used != index) continue;
    const Object* root = &catalog.objects()[static_cast<std::size_t>(e.user)];
    while (root->parent != nullptr) root = root->parent;
    if (root != &object && (object.parent == nullptr || root != object.parent))
      users.insert(catalog.index_of(*root));
  }
  return static_cast<int>(users.size());
}

// A part of an object that comes or goes whole is not told on its own.
bool is_part_of_told(const Change& c, const std::set<const Object*>& told) {
  for (const Object* above = c.either().parent; above != nullptr; above = above->parent)
    if (told.contains(above)) return true;
  return false;
}

std::set<const Object*> whole(const Difference& difference) {
  std::set<const Object*> told;
  for (const Change& c : difference.changes)
    if (c.left == nullptr || c.right == nullptr) told.insert(&c.either());
  return told;
}

std::map<std::string_view, int> counts(const Difference& difference) {
  std::map<std::string_view, int> all{{"missing", 0}, {"extra", 0}, {"changed", 0}};
  for (const Change& c : difference.changes) ++all[change_name(c)];
  return all;
}

std::string one_line(Text text) {
  std::string line = replace_all(std::string(trim(text)), "\n", " ");
  if (line.size() > 100) line = line.substr(0, 97) + "...";
  return line.empty() ? "(none)" : line;
}

void uncovered_text(const Catalog& catalog, std::string_view name, std::string& text) {
  for (const std::string& thing : catalog.uncovered())
    text += fmt::format("not compared: {} ({})\n", thing, name);
}

}  // namespace

Priority priority_of(const Change& change, const Catalog& left, const Catalog& right) {
  const Object& object = change.either();
  const std::string_view kind = object.kind->name;
  const Catalog& owner = change.left != nullptr ? left : right;
  if (kind == "comment") return {"low", "nothing depends on it"};
  if (only_position(change)) return {"low", "only the order of columns"};
  if (kind == "policy" || kind == "privileges") return {"critical", "it decides who sees what"};
  for (const Detail& d : change.details)
    if (d.attribute == "row level security" || d.attribute == "forced row level security")
      return {"critical", "it decides who sees what"};
  const int users = users_of(object, owner);
  if (kind == "table" && change.right == nullptr)
    return {"critical", users > 0 ? fmt::format("a table; {} use it",
                                                count_of(static_cast<std::size_t>(users), "object"))
                                  : "a table"};
  if (kind == "column" && change.right == nullptr)
    return {"high", users > 0 ? fmt::format("used by {}",
                                            count_of(static_cast<std::size_t>(users), "object"))
                              : "what writes it fails"};
  for (const Detail& d : change.details)
    if (d.attribute == "type" || d.attribute == "not null" || d.attribute == "labels")
      return {"high", fmt::format("its {} decides which values fit", d.attribute)};
  if (kind == "constraint" || kind == "foreign key") return {"high", "it keeps rows right"};
  if (kind == "index") return {"medium", "it makes queries fast"};
  if (users > 0)
    return {"high", fmt::format("used by {}", count_of(static_cast<std::size_t>(users), "object"))};
  return {"medium", "nothing else uses it"};
}

std::string difference_text(const Difference& difference, const Catalog& left, const Catalog& right,
                            std::string_view left_name, std::string_view right_name) {
  std::string text;
  const std::set<const Object*> told = whole(difference);
  for (const Change& c : difference.changes) {
    if (is_part_of_told(c, told)) continue;
    if (c.left == nullptr)
      text += fmt::format("+ {} {}  (only in {})\n", c.right->kind->name, c.right->key, right_name);
    else if (c.right == nullptr)
      text += fmt::format("- {} {}  (only in {})\n", c.left->kind->name, c.left->key, left_name);
    else
      text += fmt::format("~ {} {}\n", c.left->kind->name, c.left->key);
    for (const Detail& d : c.details)
      text += fmt::format("    {}: {} -> {}\n", d.attribute, one_line(d.left), one_line(d.right));
  }
  uncovered_text(left, left_name, text);
  uncovered_text(right, right_name, text);
  const auto count = counts(difference);
  if (difference.empty()) return text + "identical\n";
  return text + fmt::format("{}: {} missing, {} extra, {} changed\n",
                            difference.level == Level::column_order
                                ? "the same but for column order"
                                : "different",
                            count.at("missing"), count.at("extra"), count.at("changed"));
}

std::string difference_json(const Difference& difference, const Catalog& left,
                            const Catalog& right) {
  Json all = Json::array();
  for (const Change& c : difference.changes) {
    Json details = Json::array();
    for (const Detail& d : c.details)
      details.push_back({{"attribute", std::string(d.attribute)},
                         {"left", std::string(d.left)},
                         {"right", std::string(d.right)}});
    const Priority priority = priority_of(c, left, right);
    all.push_back({{"kind", std::string(c.either().kind->name)},
                   {"object", c.either().key},
                   {"change", std::string(change_name(c))},
                   {"details", std::move(details)},
                   {"priority", std::string(priority.name)},
                   {"reason", priority.reason}});
  }
  Json count;
  for (const auto& [name, number] : counts(difference)) count[std::string(name)] = number;
  std::set<std::string> uncovered(left.uncovered().begin(), left.uncovered().end());
  uncovered.insert(right.uncovered().begin(), right.uncovered().end());
  return Json{{"verdict", std::string(level_name(difference.level))},
              {"differences", std::move(all)},
              {"counts", std::move(count)},
              {"uncovered", uncovered}}
             .dump(2, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

}  // namespace shale
