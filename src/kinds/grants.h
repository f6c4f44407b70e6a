// What GRANT and REVOKE have to say, on objects and by default.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/object.h"

namespace shale {

// The privileges that one role gives to another, with or without the right to pass them on. Its
// texts are those of the lines that it was made of; roles are as SQL has them.
struct Grant {
  std::string_view grantee, grantor;
  bool grantable = false;
  std::vector<std::string> names{};
};

struct GrantChange {
  std::vector<Grant> revoked, granted;  // in this order
};

// From one set of privileges to another: lines as privilege_lines() has them, in their order.
GrantChange change_of_grants(Text from, Text to);

// "SELECT (a), UPDATE (a)" for a column, "SELECT, UPDATE" for "".
std::string privilege_list(const Grant& grant, std::string_view column);

// The roles that the lines name, but for PUBLIC and CURRENT_USER.
std::vector<std::string> roles_of_grants(Text granted);

}  // namespace shale
