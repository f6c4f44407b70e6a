#include "squash/tables.h"

#include <algorithm>
#include <map>

#include "base/index.h"
#include "base/text.h"
#include "diff/fates.h"

namespace shale {
namespace {

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_letter(char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// The first word that four fifths of the tables have before others, and at least four.
std::string shared_prefix(const std::vector<GroupTable>& tables) {
  std::map<std::string, std::size_t> counts;
  for (const GroupTable& t : tables)
    if (t.words.size() > 1) ++counts[t.words.front()];
  for (const auto& [word, count] : counts)
    if (count >= 4 && count * 5 >= tables.size() * 4) return word;
  return "";
}

void name_words(GroupTables& tables, const Catalog& catalog) {
  for (GroupTable& t : tables.all) t.words = words_of_name(catalog.objects()[at(t.object)].name);
  for (std::string prefix; !(prefix = shared_prefix(tables.all)).empty();)
    for (GroupTable& t : tables.all)
      if (t.words.size() > 1 && t.words.front() == prefix) t.words.erase(t.words.begin());
  for (GroupTable& t : tables.all)
    for (const std::string& word : t.words) t.stems.push_back(singular(word));
}

// A child has its parent's family, and so have the children's children.
void find_families(GroupTables& tables, const Catalog& catalog) {
  for (const Object& link : catalog.of(*find_kind("inheritance"))) {
    const int child = tables.of[at(catalog.index_of(link))];
    const Text key = attribute_text(link, "parent");
    const Object* parent = catalog.find("table", key);
    if (parent == nullptr) parent = catalog.find("foreign table", key);
    if (child < 0 || parent == nullptr || !tables.all[at(child)].is_head(child)) continue;
    tables.all[at(child)].family = tables.of[at(catalog.index_of(*parent))];
  }
  for (std::size_t i = 0; i < tables.all.size(); ++i) {
    int head = static_cast<int>(i);
    while (!tables.all[at(head)].is_head(head)) head = tables.all[at(head)].family;
    tables.all[i].family = head;
  }
}

void find_references(GroupTables& tables, const Catalog& catalog) {
  const Kind* foreign_key = find_kind("foreign key");
  const auto family = [&](int object) {
    const int table = tables.of[at(object)];
    return table < 0 ? -1 : tables.all[at(table)].family;
  };
  for (const Edge& e : catalog.edges()) {
    if (catalog.objects()[at(e.user)].kind != foreign_key) continue;
    const int from = family(e.user), to = family(e.used);
    if (from < 0 || to < 0 || from == to) continue;
    tables.all[at(from)].refers.push_back(to);
    tables.all[at(to)].referrers.push_back(from);
  }
  for (GroupTable& t : tables.all)
    for (std::vector<int>* list : {&t.refers, &t.referrers}) {
      std::ranges::sort(*list);
      list->erase(std::ranges::unique(*list).begin(), list->end());
    }
}

std::size_t lines_of(const Object& object) {
  const std::string_view kind = object.kind->name;
  if (kind == "column") return 1;
  if (kind == "table" || kind == "foreign table") return 3;
  if (kind == "default" || object.kind->implied) return 0;
  const Text body = kind == "view" || kind == "materialized view"
                        ? attribute_text(object, "definition")
                    : kind == "function" || kind == "procedure" ? attribute_text(object, "body")
                                                                : Text();
  return 2 + static_cast<std::size_t>(std::ranges::count(body, '\n'));
}

// Functions and views count where all that they touch is of one family.
void count_lines(GroupTables& tables, const Catalog& catalog) {
  constexpr int none = -1, several = -2;
  std::vector<int> touched(catalog.objects().size(), none);
  for (const Edge& e : catalog.edges())
    for (const auto& [a, b] : {std::pair(e.user, e.used), std::pair(e.used, e.user)}) {
      const int root = catalog.index_of(root_of(catalog.objects()[at(a)]));
      const int table = tables.of[at(b)];
      if (tables.of[at(root)] >= 0 || table < 0) continue;
      const int family = tables.all[at(table)].family;
      int& seen = touched[at(root)];
      seen = seen == none || seen == family ? family : several;
    }
  for (std::size_t i = 0; i < tables.of.size(); ++i) {
    const Object& object = catalog.objects()[i];
    const int root = catalog.index_of(root_of(object));
    const int table = tables.of[i];
    const int family = table >= 0 ? tables.all[at(table)].family : touched[at(root)];
    // A partition has its columns and most of the rest from its parent.
    const bool brought =
        table >= 0 && !tables.all[at(table)].is_head(table) && !is_any_table(object);
    if (family >= 0 && !brought) tables.all[at(family)].lines += lines_of(object);
  }
}

}  // namespace

bool is_any_table(const Object& object) {
  return object.kind->name == "table" || object.kind->name == "foreign table";
}

std::vector<std::string> words_of_name(std::string_view name) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < name.size(); ++i) {
    // A word starts behind what is no letter, and at the last of some capitals: HTTPServer.
    const bool hump = i > 0 && is_upper(name[i]) &&
                      (!is_upper(name[i - 1]) ||
                       (i + 1 < name.size() && is_letter(name[i + 1]) && !is_upper(name[i + 1])));
    if ((hump || !is_letter(name[i])) && !words.back().empty()) words.emplace_back();
    if (is_letter(name[i])) words.back() += lower(name.substr(i, 1));
  }
  if (words.back().empty() && words.size() > 1) words.pop_back();
  return words;
}

std::string singular(std::string_view word) {
  const auto without = [&](std::size_t n) { return std::string(word.substr(0, word.size() - n)); };
  if (word.size() < 4 || !word.ends_with('s') || word.ends_with("ss") || word.ends_with("us") ||
      word.ends_with("is"))
    return std::string(word);
  if (word.ends_with("ies")) return without(3) + "y";
  for (std::string_view end : {"sses", "xes", "ches", "shes", "aliases", "statuses"})
    if (word.ends_with(end)) return without(2);
  return without(1);
}

GroupTables tables_of(const Catalog& catalog) {
  GroupTables tables;
  tables.of.assign(catalog.objects().size(), -1);
  for (const char* kind : {"table", "foreign table"})
    for (const Object& object : catalog.of(*find_kind(kind))) {
      const int index = static_cast<int>(tables.all.size());
      tables.of[at(catalog.index_of(object))] = index;
      tables.all.push_back({.object = catalog.index_of(object),
                            .family = index,
                            .schema = object.schema == nullptr ? "" : object.schema->name,
                            .born = object.address.object});
    }
  for (std::size_t i = 0; i < tables.of.size(); ++i)
    tables.of[i] = tables.of[at(catalog.index_of(root_of(catalog.objects()[i])))];
  name_words(tables, catalog);
  find_families(tables, catalog);
  find_references(tables, catalog);
  count_lines(tables, catalog);
  return tables;
}

}  // namespace shale
