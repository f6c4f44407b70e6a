#include "server/superuser.h"

#include "server/quote.h"

namespace shale {

Status make_superuser(Connection& connection, const std::string& role) {
  TRY(members,
      connection.query("select from pg_catalog.pg_roles where rolname like 'shale\\_scratch\\_%'"
                       " and pg_catalog.pg_has_role(oid, $1, 'member') limit 1",
                       {role}));
  if (members.size() > 0)
    return Error{.fault = Fault::database,
                 .what = "the role " + role +
                         " can't be made a superuser: code that nobody trusts has its rights now",
                 .hint = "try again when the review of that code has ended"};
  return connection.run("alter role " + quoted_name(role) + " superuser");
}

}  // namespace shale
