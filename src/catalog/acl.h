// Access privileges: aclitem[] as text, read and compared as sets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shale {

struct Privilege {
  std::string grantee{};  // empty: PUBLIC
  char letter = 0;        // as in aclitem: r is SELECT
  bool grantable = false;
  std::string grantor{};

  bool operator==(const Privilege&) const = default;
  auto operator<=>(const Privilege&) const = default;
};

// The items in their order, one for each privilege. "{=r/a,\"b c=arw*/a\"}"
std::vector<Privilege> parse_acl(std::string_view text);
// SELECT of r; "" for a letter that no version knows.
std::string_view privilege_name(char letter);
// How SQL names a role: PUBLIC for "", CURRENT_USER for the own one.
std::string shown_role(std::string_view role, std::string_view own_role);
// A line for each privilege, in the order in which they were granted: "r*\tgrantee\tgrantor\n",
// with the roles as SQL names them.
std::string privilege_lines(std::string_view acl, std::string_view own_role);
std::string sorted_lines(std::string_view text);
// Once each: a privilege with the right to pass it on stands for the one without.
std::string merged_lines(std::string_view text);
// The roles of a list of privileges, once each, without PUBLIC.
std::vector<std::string> acl_roles(const std::vector<Privilege>& privileges);

// Text of a Postgres array: {a,"b c",NULL}. NULL is "".
std::vector<std::string> parse_array(std::string_view text);

}  // namespace shale
