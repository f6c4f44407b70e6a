#include "base/text.h"
#include "kinds/text.h"

namespace shale::kinds_::in_trigger {
namespace {

struct Trigger {
  static constexpr std::string_view name = "trigger";
  static constexpr int order = 98;
  static constexpr int query_cost = 6;
  static constexpr Oid catalog = catalog_oid::trigger;
  static constexpr Presence presence{"pg_trigger", "tgisinternal", "false"};

  Text definition, enabled, function;
  static constexpr Field<Trigger> fields[] = {
      {"definition", &Trigger::definition, attribute::recreate | attribute::expression},
      {"enabled", &Trigger::enabled},
      {"function", &Trigger::function, attribute::carried},
  };

  // The copies that partitions have are their parent's, but may be switched off alone: see
  // trigger_copy.cpp.
  static std::string query(int) {
    return "select t.oid, 0, 0, t.tgrelid, quote_ident(t.tgname), null, null, null, null,"
           " pg_get_triggerdef(t.oid), t.tgenabled, t.tgfoid::regproc from pg_catalog.pg_trigger t"
           " where not t.tgisinternal and t.tgparentid = 0 and t.oid >= 16384";
  }
  std::string target(const Object& self) const {
    return fmt::format("TRIGGER {} ON {}", self.name, self.parent->key);
  }
  Statements create(const Object&, Members) const { return one(std::string(definition)); }
  Statements extras(const Object& self) const {
    return enabled == "O" ? Statements{} : switched(self);
  }
  Statements switched(const Object& self) const {
    const std::string_view word = enabled == "O"   ? "ENABLE"
                                  : enabled == "D" ? "DISABLE"
                                  : enabled == "R" ? "ENABLE REPLICA"
                                                   : "ENABLE ALWAYS";
    const bool foreign = self.parent->kind->name == "foreign table";
    return one(fmt::format("ALTER {}TABLE {} {} TRIGGER {}", foreign ? "FOREIGN " : "",
                           self.parent->key, word, self.name));
  }
  Statements drop(const Object& self) const {
    return one(fmt::format("DROP TRIGGER {} ON {}", self.name, self.parent->key));
  }
  std::optional<Statements> alter_to(const Trigger& to, const Object&, const Object& self) const {
    return to.switched(self);
  }
};

}  // namespace

extern const Kind trigger;
constinit const Kind trigger = kind_of<Trigger>();

}  // namespace shale::kinds_::in_trigger
