// A partition's copy of its parent's trigger: made by the parent's, but switched on and off alone.
#include "kinds/text.h"

namespace shale::kinds_::in_trigger_copy {
namespace {

struct TriggerCopy {
  static constexpr std::string_view name = "trigger copy";
  static constexpr int order = 99;
  static constexpr Oid catalog = catalog_oid::trigger;
  static constexpr Presence presence{"pg_trigger", "tgisinternal", "false"};

  Text enabled, parent;
  static constexpr Field<TriggerCopy> fields[] = {
      {"enabled", &TriggerCopy::enabled},
      {"parent", &TriggerCopy::parent, attribute::carried},
  };

  // Only one that isn't as its parent's.
  static std::string query(int) {
    return "select t.oid, 0, 0, t.tgrelid, quote_ident(t.tgname), null, null, null,"
           " '2620:' || t.tgparentid || ':0 2611:' || t.tgrelid || ':1', t.tgenabled, p.tgenabled"
           " from pg_catalog.pg_trigger t join pg_catalog.pg_trigger p on p.oid = t.tgparentid"
           " where not t.tgisinternal and t.tgenabled <> p.tgenabled and t.oid >= 16384";
  }
  static Statements switched(const Object& self, Text enabled) {
    const std::string_view word = enabled == "O"   ? "ENABLE"
                                  : enabled == "D" ? "DISABLE"
                                  : enabled == "R" ? "ENABLE REPLICA"
                                                   : "ENABLE ALWAYS";
    return one(fmt::format("ALTER TABLE {} {} TRIGGER {}", self.parent->key, word, self.name));
  }
  Statements create(const Object& self, Members) const { return switched(self, enabled); }
  Statements drop(const Object& self) const { return switched(self, parent); }
  bool survives(const Object&) const { return true; }
  std::optional<Statements> alter_to(const TriggerCopy& to, const Object&,
                                     const Object& self) const {
    return switched(self, to.enabled);
  }
};

}  // namespace

extern const Kind trigger_copy;
constinit const Kind trigger_copy = kind_of<TriggerCopy>();

}  // namespace shale::kinds_::in_trigger_copy
