#include "catalog/acl.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "sql/facts.h"

namespace shale {
namespace {

// A role's name at the front of an aclitem: quoted where it has other than word characters.
std::string take_role(std::string_view& item) {
  std::string role;
  bool quoted = false;
  std::size_t i = 0;
  for (; i < item.size(); ++i) {
    if (item[i] == '"') {
      if (quoted && i + 1 < item.size() && item[i + 1] == '"')
        role += item[i++];
      else
        quoted = !quoted;
    } else if (!quoted && (item[i] == '=' || item[i] == '/')) {
      break;
    } else {
      role += item[i];
    }
  }
  item.remove_prefix(i);
  return role;
}

struct Named {
  char letter;
  std::string_view name;
};
// src/include/utils/acl.h: ACL_*_CHR.
constexpr Named names[] = {
    {'a', "INSERT"},   {'r', "SELECT"},       {'w', "UPDATE"},    {'d', "DELETE"},
    {'D', "TRUNCATE"}, {'x', "REFERENCES"},   {'t', "TRIGGER"},   {'X', "EXECUTE"},
    {'U', "USAGE"},    {'C', "CREATE"},       {'T', "TEMPORARY"}, {'c', "CONNECT"},
    {'s', "SET"},      {'A', "ALTER SYSTEM"}, {'m', "MAINTAIN"},
};

}  // namespace

std::vector<std::string> parse_array(std::string_view text) {
  std::vector<std::string> all;
  if (text.size() < 2) return all;
  text = text.substr(1, text.size() - 2);
  std::string item;
  bool quoted = false, was_quoted = false;
  const auto finish = [&] {
    if (!was_quoted && item == "NULL") item.clear();
    all.push_back(std::move(item));
    item.clear();
    was_quoted = false;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size())
      item += text[++i];
    else if (text[i] == '"')
      quoted = !quoted, was_quoted = true;
    else if (text[i] == ',' && !quoted)
      finish();
    else
      item += text[i];
  }
  if (!text.empty()) finish();
  return all;
}

std::vector<Privilege> parse_acl(std::string_view text) {
  std::vector<Privilege> all;
  for (const std::string& item : parse_array(text)) {
    std::string_view rest = item;
    const std::string grantee = take_role(rest);
    const std::size_t slash = rest.find('/');
    if (slash == std::string_view::npos) continue;
    const std::string_view letters = rest.substr(1, slash - 1);
    std::string_view behind = rest.substr(slash + 1);
    const std::string grantor = take_role(behind);
    for (std::size_t i = 0; i < letters.size(); ++i) {
      if (letters[i] == '*') continue;
      const bool grantable = i + 1 < letters.size() && letters[i + 1] == '*';
      all.push_back({grantee, letters[i], grantable, grantor});
    }
  }
  return all;
}

std::string shown_role(std::string_view role, std::string_view own_role) {
  if (role.empty()) return "PUBLIC";
  return role == own_role ? "CURRENT_USER" : quote_name(role);
}

std::string privilege_lines(std::string_view acl, std::string_view own_role) {
  std::string text;
  for (const Privilege& p : parse_acl(acl))
    text += fmt::format("{}{}\t{}\t{}\n", p.letter, p.grantable ? "*" : "",
                        shown_role(p.grantee, own_role), shown_role(p.grantor, own_role));
  return text;
}

std::string sorted_lines(std::string_view text) {
  std::vector<std::string_view> parts = lines(text);
  std::ranges::sort(parts);
  std::string all;
  for (std::string_view part : parts) all += fmt::format("{}\n", part);
  return all;
}

std::string merged_lines(std::string_view text) {
  const std::vector<std::string_view> items = lines(text);
  std::vector<std::string> kept;
  for (std::string_view item : items) {
    if (item.empty() || std::ranges::find(kept, item) != kept.end()) continue;
    const std::string passed_on = fmt::format("{}*{}", item.substr(0, 1), item.substr(1));
    if (std::ranges::find(items, passed_on) == items.end()) kept.emplace_back(item);
  }
  return kept.empty() ? "" : join(kept, "\n") + "\n";
}

std::string_view privilege_name(char letter) {
  const auto* found = std::ranges::find(names, letter, &Named::letter);
  return found == std::end(names) ? "" : found->name;
}

std::vector<std::string> acl_roles(const std::vector<Privilege>& privileges) {
  std::vector<std::string> roles;
  for (const Privilege& p : privileges)
    for (const std::string* role : {&p.grantee, &p.grantor})
      if (!role->empty() && std::ranges::find(roles, *role) == roles.end()) roles.push_back(*role);
  return roles;
}

}  // namespace shale
