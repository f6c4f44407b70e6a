#include "report/shown.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/acl.h"

namespace shale {
namespace {

// Letters of the catalog, as people say them.
struct Letter {
  std::string_view attribute, letter, word;
};
constexpr Letter letters[] = {
    {"persistence", "p", "permanent"},
    {"persistence", "u", "unlogged"},
    {"volatility", "v", "volatile"},
    {"volatility", "s", "stable"},
    {"volatility", "i", "immutable"},
    {"parallel", "u", "unsafe"},
    {"parallel", "s", "safe"},
    {"parallel", "r", "restricted"},
    {"identity", "a", "always"},
    {"identity", "d", "by default"},
    {"generated", "s", "stored"},
    {"generated", "v", "virtual"},
    {"storage", "p", "plain"},
    {"storage", "e", "external"},
    {"storage", "m", "main"},
    {"storage", "x", "extended"},
    {"enabled", "O", "enabled"},
    {"enabled", "D", "disabled"},
    {"enabled", "R", "enabled in replicas"},
    {"enabled", "A", "enabled always"},
    {"replica identity", "d", "default"},
    {"replica identity", "f", "full"},
    {"replica identity", "n", "nothing"},
};

// All that there is for a table.
bool is_all(const std::vector<std::string>& privileges) {
  return std::ranges::all_of(
      std::array<std::string_view, 7>{"SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE",
                                      "REFERENCES", "TRIGGER"},
      [&](std::string_view p) { return std::ranges::find(privileges, p) != privileges.end(); });
}

// "r*\tgrantee\tgrantor" lines that are not among others: "SELECT, INSERT to app".
std::string privileges_text(Text text, Text others = {}) {
  const std::vector<std::string_view> known = lines(others);
  std::map<std::string, std::vector<std::string>> by_role;
  for (std::string_view line : lines(text)) {
    const std::vector<std::string_view> parts = split(line, '\t');
    if (parts.size() < 2 || parts[0].empty() || std::ranges::find(known, line) != known.end())
      continue;
    std::string privilege(privilege_name(parts[0].front()));
    if (parts[0].ends_with('*')) privilege += " with grant option";
    by_role[std::string(parts[1])].push_back(std::move(privilege));
  }
  std::vector<std::string> all;
  for (const auto& [role, privileges] : by_role)
    all.push_back(
        fmt::format("{} to {}", is_all(privileges) ? "ALL" : join(privileges, ", "), role));
  return join(all, "; ");
}

// What is granted beyond what is usual, and what is taken away from it.
std::string grants_text(const Object& grants) {
  const Text set = attribute_of(grants, "privileges"), usual = attribute_of(grants, "usual");
  std::string text = privileges_text(set, usual);
  const std::string taken = privileges_text(usual, set);
  if (!taken.empty()) text += fmt::format("{}without {}", text.empty() ? "" : "; ", taken);
  return text;
}

// The lines that differ: without those that both begin and end with.
std::pair<std::string, std::string> differing_lines(Text a, Text b) {
  std::vector<std::string_view> left = lines(trim(a)), right = lines(trim(b));
  const auto same = [](std::string_view x, std::string_view y) { return trim(x) == trim(y); };
  while (!left.empty() && !right.empty() && same(left.back(), right.back()))
    left.pop_back(), right.pop_back();
  std::size_t n = 0;
  while (n < left.size() && n < right.size() && same(left[n], right[n])) ++n;
  const auto rest = [&](const std::vector<std::string_view>& all) {
    std::string text;
    for (std::size_t i = n; i < all.size(); ++i) text += std::string(trim(all[i])) + " ";
    return text.empty() ? std::string("(nothing)") : short_expression(trim(text));
  };
  return {rest(left), rest(right)};
}

std::string array_text(Text text) {
  return join(parse_array(text), ", ");
}

bool is_array(Text value) {
  return value.starts_with('{') && value.ends_with('}');
}

// Behind the first of these words; all of it if none is there.
std::string behind(std::string_view text, std::string_view word) {
  const std::size_t at = text.find(word);
  return std::string(at == text.npos ? text : text.substr(at + word.size()));
}

std::string column_text(const Object& column, const Side& side) {
  std::string text = short_type(attribute_of(column, "type"));
  if (const Text identity = attribute_of(column, "identity"); !identity.empty())
    text += identity == "a" ? " identity always" : " identity by default";
  if (const Text e = attribute_of(column, "expression"); !e.empty())
    text += fmt::format(" generated as ({})", short_expression(e));
  if (attribute_of(column, "not null") == "t") text += " not null";
  if (const Text e = side.default_of(column); !e.empty()) text += " default " + short_expression(e);
  return text;
}

std::string index_text(const Object& index) {
  const Text definition = attribute_of(index, "definition");
  const bool unique = definition.starts_with("CREATE UNIQUE");
  return (unique ? "unique " : "") + short_definition(behind(definition, " USING "));
}

std::string trigger_text(const Object& trigger) {
  std::string text(attribute_of(trigger, "definition"));
  text = behind(text, fmt::format(" {} ", trigger.name));
  const std::size_t on = text.find(" ON "), behind_table = text.find(" FOR EACH ", on);
  if (on != text.npos && behind_table != text.npos) text.erase(on, behind_table - on);
  return replace_all(short_expression(text), "EXECUTE FUNCTION ", "runs ");
}

std::string function_text(const Object& f) {
  std::string text;
  if (const Text result = attribute_of(f, "result"); !result.empty())
    text = fmt::format("returns {}, ", short_type(result));
  text += std::string(attribute_of(f, "language"));
  if (attribute_of(f, "security definer") == "t") text += ", security definer";
  if (const Text s = attribute_of(f, "settings"); !s.empty())
    text += fmt::format(", set {}", array_text(s));
  return text;
}

std::string policy_text(const Object& p) {
  std::string text =
      fmt::format("{}{} to {}", attribute_of(p, "permissive") == "f" ? "restrictive " : "",
                  attribute_of(p, "command"), attribute_of(p, "roles"));
  if (const Text e = attribute_of(p, "using"); !e.empty())
    text += fmt::format(" using ({})", short_expression(e));
  if (const Text e = attribute_of(p, "with check"); !e.empty())
    text += fmt::format(" with check ({})", short_expression(e));
  return text;
}

std::string domain_text(const Object& d) {
  std::string text = short_type(attribute_of(d, "base type"));
  if (attribute_of(d, "not null") == "t") text += " not null";
  if (const Text e = attribute_of(d, "default"); !e.empty())
    text += " default " + short_expression(e);
  return text;
}

using Definition = std::string (*)(const Object& object, const Side& side);
struct DefinitionOf {
  std::string_view kind;
  Definition text;
};
constexpr DefinitionOf definitions[] = {
    {"column", column_text},
    {"index", [](const Object& o, const Side&) { return index_text(o); }},
    {"trigger", [](const Object& o, const Side&) { return trigger_text(o); }},
    {"function", [](const Object& o, const Side&) { return function_text(o); }},
    {"procedure", [](const Object& o, const Side&) { return function_text(o); }},
    {"policy", [](const Object& o, const Side&) { return policy_text(o); }},
    {"domain", [](const Object& o, const Side&) { return domain_text(o); }},
    {"enum", [](const Object& o, const Side&) { return array_text(attribute_of(o, "labels")); }},
    {"table", [](const Object& o, const Side& s) { return parts_text(o, s); }},
    {"foreign table", [](const Object& o, const Side& s) { return parts_text(o, s); }},
    {"composite type", [](const Object& o, const Side& s) { return parts_text(o, s); }},
    {"privileges", [](const Object& o, const Side&) { return grants_text(o); }},
    {"default privileges", [](const Object& o, const Side&) { return grants_text(o); }},
    {"inheritance",
     [](const Object& o, const Side&) {
       return fmt::format("{} {}", attribute_of(o, "parent"), attribute_of(o, "bound"));
     }},
};

std::string short_name(std::string_view name) {
  if (contains(name, "://")) name = name.substr(0, name.find('?'));
  while (name.ends_with('/')) name.remove_suffix(1);
  const std::string_view last = name.substr(name.rfind('/') + 1);
  return std::string(last.empty() ? name : last);
}

}  // namespace

std::pair<std::string, std::string> short_names(std::string_view a, std::string_view b) {
  std::string left = short_name(a), right = short_name(b);
  if (left != right) return {std::move(left), std::move(right)};
  return {std::string(a), std::string(b)};
}

std::string_view change_name(const Change& change) {
  if (change.left == nullptr) return "extra";
  if (change.right == nullptr) return "missing";
  return is_renamed(change) ? "renamed" : "changed";
}

bool in_both(const Change& change) {
  return change.left != nullptr && change.right != nullptr;
}

// A table in another schema is another name, too; the column of a renamed table has its own.
bool is_renamed(const Change& change) {
  if (!in_both(change) || change.left->key == change.right->key) return false;
  return change.left->name != change.right->name || change.left->parent == nullptr;
}

std::string shown_value(const Detail& detail, Text value) {
  if (value.empty()) return detail.attribute == "owner" ? "(own role)" : "(none)";
  if ((detail.traits & attribute::secret) != 0) return "(secret)";
  if (detail.attribute == "type" || detail.attribute == "result" || detail.attribute == "base type")
    return short_type(value);
  for (const Letter& l : letters)
    if (l.attribute == detail.attribute && l.letter == value) return std::string(l.word);
  if (value == "t" || value == "f") return value == "t" ? "yes" : "no";
  if (is_array(value) && detail.attribute != "body") return array_text(value);
  if (value.starts_with("CREATE ") && contains(value, " USING ")) {
    const bool unique = value.starts_with("CREATE UNIQUE");
    return (unique ? "unique " : "") + short_definition(behind(value, " USING "));
  }
  return short_definition(value);
}

std::pair<std::string, std::string> shown_values(const Detail& detail, std::size_t most) {
  if (detail.attribute == "privileges") {
    const std::string a = privileges_text(detail.left, detail.right),
                      b = privileges_text(detail.right, detail.left);
    return {a.empty() ? "(less)" : a, b.empty() ? "(less)" : b};
  }
  if ((detail.traits & attribute::definition) != 0) {
    const auto [left, right] = differing_lines(detail.left, detail.right);
    if (left != right) return {one_line(left, most), one_line(right, most)};
    return {one_line(detail.left, most), one_line(detail.right, most)};
  }
  std::string a = one_line(shown_value(detail, detail.left), most),
              b = one_line(shown_value(detail, detail.right), most);
  const bool secret = (detail.traits & attribute::secret) != 0;
  if (a != b || secret) return {std::move(a), std::move(b)};
  return {one_line(detail.left, 4 * most), one_line(detail.right, 4 * most)};
}

std::string definition_of(const Object& object, const Side& side) {
  for (const DefinitionOf& d : definitions)
    if (d.kind == object.kind->name) return one_line(d.text(object, side), 160);
  for (const Attribute& a : object.kind->attributes) {
    if ((a.traits & (attribute::secret | attribute::carried)) != 0) continue;
    const Text value = attribute_of(object, a.name);
    if (a.name == "definition" || a.name == "text" || a.name == "version")
      return one_line(short_definition(value), 160);
  }
  return "";
}

std::string shown_key(const Object& object) {
  if (!object.name.empty() || object.parent == nullptr) return object.key;
  return shown_key(*object.parent);
}

std::string names_of(const Objects& objects, std::size_t most) {
  std::vector<std::string> names;
  for (const Object* o : objects) names.push_back(shown_key(*o));
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return list_of(names, most);
}

std::string parts_text(const Object& table, const Side& side) {
  std::vector<std::string> all;
  for (std::string_view kind :
       {"column", "attribute", "constraint", "foreign key", "index", "trigger", "policy", "rule"})
    if (const std::size_t n = side.parts(table, kind).size(); n > 0)
      all.push_back(count_kind(n, kind));
  if (const std::size_t n = side.partitions(table).size(); n > 0)
    all.push_back(count_kind(n, "partition"));
  return join(all, ", ");
}

}  // namespace shale
