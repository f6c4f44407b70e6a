#include "kinds/grants.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/acl.h"
#include "kinds/text.h"

namespace shale {
namespace {

std::vector<std::string_view> without(Text all, Text some) {
  const std::vector<std::string_view> out = lines(some);
  std::vector<std::string_view> left;
  for (std::string_view line : lines(all))
    if (!line.empty() && std::ranges::find(out, line) == out.end()) left.push_back(line);
  return left;
}

std::vector<Grant> grants_of(const std::vector<std::string_view>& items) {
  std::vector<Grant> grants;
  for (std::string_view item : items) {
    const std::vector<std::string_view> parts = split(item, '\t');
    if (parts.size() != 3) continue;
    const bool grantable = parts[0].ends_with("*");
    auto found = std::ranges::find_if(grants, [&](const Grant& g) {
      return g.grantee == parts[1] && g.grantor == parts[2] && g.grantable == grantable;
    });
    if (found == grants.end())
      found = grants.insert(grants.end(), Grant{parts[1], parts[2], grantable});
    found->names.emplace_back(privilege_name(parts[0][0]));
  }
  return grants;
}

}  // namespace

GrantChange change_of_grants(Text from, Text to) {
  GrantChange change{grants_of(without(from, to)), grants_of(without(to, from))};
  // What was passed on is taken back before the right to do so.
  std::ranges::reverse(change.revoked);
  return change;
}

std::vector<std::string> roles_of_grants(Text granted) {
  std::vector<std::string> names;
  for (std::string_view line : lines(granted)) {
    const std::vector<std::string_view> parts = split(line, '\t');
    for (std::size_t i = 1; i < parts.size(); ++i)
      if (parts[i] != "PUBLIC" && parts[i] != "CURRENT_USER") names.push_back(unquoted(parts[i]));
  }
  return names;
}

std::string privilege_list(const Grant& grant, std::string_view column) {
  if (column.empty()) return join(grant.names, ", ");
  std::vector<std::string> said;
  for (const std::string& name : grant.names) said.push_back(fmt::format("{} ({})", name, column));
  return join(said, ", ");
}

}  // namespace shale
