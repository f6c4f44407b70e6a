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

// "r*\tgrantee\tgrantor" lines: "SELECT, INSERT to app".
std::string privileges_text(Text text) {
  std::map<std::string, std::vector<std::string>> by_role;
  for (std::string_view line : lines(text)) {
    const std::vector<std::string_view> parts = split(line, '\t');
    if (parts.size() < 2 || parts[0].empty()) continue;
    std::string privilege(privilege_name(parts[0].front()));
    if (parts[0].ends_with('*')) privilege += " with grant option";
    by_role[std::string(parts[1])].push_back(std::move(privilege));
  }
  std::vector<std::string> all;
  for (const auto& [role, privileges] : by_role)
    all.push_back(fmt::format("{} to {}", join(privileges, ", "), role));
  return join(all, "; ");
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
    {"privileges",
     [](const Object& o, const Side&) { return privileges_text(attribute_of(o, "privileges")); }},
    {"default privileges",
     [](const Object& o, const Side&) { return privileges_text(attribute_of(o, "privileges")); }},
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

std::string one_line(std::string_view text, std::size_t most) {
  std::string line;
  for (char c : trim(text)) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank)
      line += c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  if (utf8_length(line) <= most) return line;
  return line.substr(0, byte_of_character(line, most - 1)) + "…";
}

std::string short_type(std::string_view type) {
  std::string text(type);
  for (const auto& [from, to] : std::array<std::pair<std::string_view, std::string_view>, 6>{{
           {"character varying", "varchar"},
           {"double precision", "float8"},
           {"bit varying", "varbit"},
           {"boolean", "bool"},
           {" without time zone", ""},
           {"character(", "char("},
       }})
    text = replace_all(std::move(text), from, to);
  for (std::string_view base : {"timestamp", "time"}) {
    const std::size_t at = text.find(base), zone = text.find(" with time zone");
    if (at == text.npos || zone == text.npos) continue;
    text.erase(zone, std::string_view(" with time zone").size());
    text.insert(at + base.size(), "tz");
    break;
  }
  return text;
}

namespace {

// x IN (…), where Postgres says x = ANY (ARRAY[…]).
std::string with_lists(std::string text) {
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{" = ANY ((ARRAY[", "]))"},
        {" = ANY (ARRAY[", "])"}}) {
    std::size_t at = 0;
    while ((at = text.find(open, at)) != text.npos) {
      const std::size_t end = text.find(close, at);
      if (end == text.npos) break;
      text.replace(end, close.size(), ")");
      text.replace(at, open.size(), " IN (");
      const std::size_t before = text.rfind('(', at);  // (x) IN
      if (at > 0 && text[at - 1] == ')' && before != text.npos &&
          (before == 0 || text[before - 1] == '(' || text[before - 1] == ' ')) {
        text.erase(at - 1, 1);
        text.erase(before, 1);
      }
    }
  }
  return text;
}

// Without the parentheses around all of it.
std::string_view without_outer(std::string_view text) {
  while (text.size() > 1 && text.front() == '(' && text.back() == ')') {
    int depth = 0;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
      depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
      if (depth == 0) return text;
    }
    text = text.substr(1, text.size() - 2);
  }
  return text;
}

}  // namespace

std::string short_expression(std::string_view expression) {
  std::string text(expression);
  for (std::string_view cast : {"'::character varying[]", "'::text[]", "'::character varying",
                                "'::text", "'::bpchar", "'::bigint"})
    text = replace_all(std::move(text), cast, "'");
  for (std::string_view cast : {")::text[]", ")::text", "]::text[]"})
    text = replace_all(std::move(text), cast, cast.substr(0, 1));
  return std::string(without_outer(with_lists(std::move(text))));
}

std::string short_definition(std::string_view definition) {
  std::string text = short_expression(definition);
  for (std::string_view word : {"CHECK (", " WHERE ("}) {
    const std::size_t at = text.find(word);
    if (at == text.npos || !text.ends_with(')') || (word == "CHECK (" && at != 0)) continue;
    const std::size_t open = at + word.size() - 1;
    const std::string inner(without_outer(std::string_view(text).substr(open)));
    text = text.substr(0, open) + (at == 0 ? "(" + inner + ")" : inner);
  }
  return text;
}

std::string shown_value(const Detail& detail, Text value) {
  if (value.empty()) return "(none)";
  if ((detail.traits & attribute::secret) != 0) return "(secret)";
  if (detail.attribute == "type" || detail.attribute == "result" || detail.attribute == "base type")
    return short_type(value);
  for (const Letter& l : letters)
    if (l.attribute == detail.attribute && l.letter == value) return std::string(l.word);
  if (detail.attribute == "privileges") return privileges_text(value);
  if (value == "t" || value == "f") return value == "t" ? "yes" : "no";
  if (is_array(value) && detail.attribute != "body") return array_text(value);
  if (value.starts_with("CREATE ") && contains(value, " USING ")) {
    const bool unique = value.starts_with("CREATE UNIQUE");
    return (unique ? "unique " : "") + short_definition(behind(value, " USING "));
  }
  return short_definition(value);
}

std::pair<std::string, std::string> shown_values(const Detail& detail, std::size_t most) {
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

std::string list_of(const std::vector<std::string>& names, std::size_t most) {
  const std::size_t shown = names.size() <= most + 1 ? names.size() : most;
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) text += (i == 0 ? "" : ", ") + names[i];
  return shown == names.size() ? text : text + fmt::format(" and {} more", names.size() - shown);
}

std::string names_of(const Objects& objects, std::size_t most) {
  std::vector<std::string> names;
  for (const Object* o : objects) names.push_back(shown_key(*o));
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return list_of(names, most);
}

std::string plural_kind(std::string_view kind) {
  if (kind.ends_with("privileges") || kind == "statistics") return std::string(kind);
  const bool vowel = kind.size() > 1 && contains("aeiou", kind.substr(kind.size() - 2, 1));
  if (kind.ends_with('y') && !vowel) return std::string(kind.substr(0, kind.size() - 1)) + "ies";
  if (kind.ends_with('x') || kind.ends_with("ss")) return std::string(kind) + "es";
  return std::string(kind) + "s";
}

std::string count_kind(std::size_t n, std::string_view kind) {
  return fmt::format("{} {}", n, n == 1 ? std::string(kind) : plural_kind(kind));
}

std::string shown_rows(double rows) {
  std::string digits = fmt::format("{:.0f}", rows);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, " ");
  return "about " + digits + (rows == 1 ? " row" : " rows");
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
