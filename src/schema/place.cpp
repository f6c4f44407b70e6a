#include "schema/place.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"

namespace shale {
namespace {

// The parts of a name between dots that stand outside of quotes and parentheses.
std::vector<std::string_view> name_pieces(std::string_view key) {
  std::vector<std::string_view> pieces;
  bool quoted = false;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (key[i] == '"') quoted = !quoted;
    if (quoted) continue;
    if (key[i] == '(') ++depth;
    if (key[i] == ')') --depth;
    if (key[i] != '.' || depth > 0) continue;
    pieces.push_back(key.substr(begin, i - begin));
    begin = i + 1;
  }
  pieces.push_back(key.substr(begin));
  return pieces;
}

std::string bare(std::string_view quoted) {
  if (quoted.size() < 2 || quoted.front() != '"') return std::string(quoted);
  return replace_all(std::string(quoted.substr(1, quoted.size() - 2)), "\"\"", "\"");
}

// As the parser calls a type, without its schema.
std::string parser_type(std::string_view type) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 14> names = {{
      {"integer", "int4"},
      {"bigint", "int8"},
      {"smallint", "int2"},
      {"boolean", "bool"},
      {"real", "float4"},
      {"double precision", "float8"},
      {"character varying", "varchar"},
      {"character", "bpchar"},
      {"timestamp with time zone", "timestamptz"},
      {"timestamp without time zone", "timestamp"},
      {"time with time zone", "timetz"},
      {"time without time zone", "time"},
      {"bit varying", "varbit"},
      {"numeric", "numeric"},
  }};
  std::string array;
  for (; type.ends_with("[]"); type.remove_suffix(2)) array = "[]";
  const auto found =
      std::ranges::find(names, type, &std::pair<std::string_view, std::string_view>::first);
  if (found != names.end()) return std::string(found->second) + array;
  return bare(name_pieces(type).back()) + array;
}

// "public.f(integer, text[])" as the ledger has it.
std::string routine_key(std::string_view key) {
  const std::size_t open = key.find('(');
  if (open == key.npos || !key.ends_with(")")) return std::string(key);
  std::string result(key.substr(0, open + 1)), type;
  const std::string_view list = key.substr(open + 1, key.size() - open - 2);
  bool quoted = false, first = true;
  for (std::size_t i = 0; i <= list.size(); ++i) {
    if (i < list.size() && list[i] == '"') quoted = !quoted;
    if (i < list.size() && (quoted || list[i] != ',')) {
      type += list[i];
      continue;
    }
    if (!trim(type).empty()) result += (first ? "" : ", ") + parser_type(trim(type));
    first = false;
    type.clear();
  }
  return result + ")";
}

bool is_among(std::string_view kind, std::initializer_list<std::string_view> kinds) {
  return std::ranges::find(kinds, kind) != kinds.end();
}

// The space of a part, as the ledger has it; "": it is none.
std::string_view part_space_of(std::string_view kind) {
  if (is_among(kind, {"column", "view column", "attribute"})) return "column";
  if (is_among(kind, {"constraint", "foreign key", "domain constraint"})) return "constraint";
  if (is_among(kind, {"trigger", "policy", "rule"})) return kind;
  return "";
}

std::string whole_space_of(std::string_view kind) {
  if (is_among(kind, {"table", "view", "materialized view", "foreign table", "sequence", "index",
                      "identity sequence", "constraint index"}))
    return "relation";
  if (is_among(kind, {"enum", "domain", "composite type", "range", "base type", "shell type"}))
    return "type";
  if (is_among(kind, {"function", "procedure", "aggregate"})) return "routine";
  return std::string(kind);
}

}  // namespace

std::pair<const Kind*, std::string_view> kind_and_key(std::string_view about) {
  std::pair<const Kind*, std::string_view> best{nullptr, {}};
  for (const Kind* kind : kinds())
    if (about.size() > kind->name.size() && about.starts_with(kind->name) &&
        about[kind->name.size()] == ' ' &&
        (best.first == nullptr || kind->name.size() > best.first->name.size()))
      best = {kind, about.substr(kind->name.size() + 1)};
  return best;
}

LedgerPlace place_in_ledger(std::string_view about) {
  const auto [kind, key] = kind_and_key(about);
  if (kind == nullptr) return {};
  const std::string_view word = kind->name;
  LedgerPlace place;
  if (is_among(word, {"comment", "privileges", "default", "owned sequence"})) {
    place = place_in_ledger(key);
    const std::string of = place.part.substr(0, place.part.find(' '));
    const std::string name = place.part.substr(std::min(place.part.size(), of.size()));
    if (word == "default") {
      place.part = "default" + name;
    } else if (word != "owned sequence") {
      place.part = fmt::format("{}{}{}{}", word, of.empty() ? "" : " of ", of, name);
    }
  } else if (const std::string_view part = part_space_of(word); !part.empty()) {
    const std::vector<std::string_view> pieces = name_pieces(key);
    const bool of_type = word == "attribute" || word == "domain constraint";
    place.key = fmt::format("{} {}", of_type ? "type" : "relation",
                            key.substr(0, key.size() - pieces.back().size() - 1));
    place.part = fmt::format("{} {}", part, pieces.back());
    for (std::size_t i = pieces.size() > 2 ? pieces.size() - 2 : 0; i < pieces.size(); ++i)
      place.names.push_back(lower(bare(pieces[i])));
  } else if (word == "inheritance") {
    const std::vector<std::string_view> pieces = name_pieces(key);
    if (pieces.size() != 4) return {};
    place.key = fmt::format("relation {}.{}", pieces[0], pieces[1]);
    place.part = "parent";
    place.names = {lower(bare(pieces[1])), lower(bare(pieces[3]))};
  } else {
    const std::string space = whole_space_of(word);
    place.key = space + " " + (space == "routine" ? routine_key(key) : std::string(key));
    const std::string_view name = name_pieces(key).back();
    place.names = {lower(bare(name.substr(0, name.find('('))))};
  }
  return place;
}

}  // namespace shale
