// Triggers of the whole database. They may refuse what a plan does, so their order is the highest:
// they are made last and dropped first.
#include "kinds/text.h"

namespace shale::kinds_::in_event_trigger {
namespace {

struct EventTrigger {
  static constexpr std::string_view name = "event trigger";
  static constexpr int order = 130;
  static constexpr Oid catalog = catalog_oid::event_trigger;
  static constexpr bool superuser_owns = true;
  static constexpr Presence presence{"pg_event_trigger"};

  Text event, tags, function, enabled;
  static constexpr Field<EventTrigger> fields[] = {
      {"event", &EventTrigger::event, attribute::recreate},
      {"tags", &EventTrigger::tags, attribute::recreate},
      {"function", &EventTrigger::function, attribute::recreate},
      {"enabled", &EventTrigger::enabled},
  };

  static std::string query(int) {
    return "select e.oid, 0, 0, 0, quote_ident(e.evtname), pg_get_userbyid(e.evtowner), null, null,"
           " '', e.evtevent, e.evttags, e.evtfoid::regproc, e.evtenabled"
           " from pg_catalog.pg_event_trigger e where e.oid >= 16384";
  }
  std::string target(const Object& self) const { return "EVENT TRIGGER " + self.key; }
  Statements create(const Object& self, Members) const {
    std::string sql = fmt::format("CREATE EVENT TRIGGER {} ON {}", self.key, event);
    std::vector<std::string> quoted;
    for (const std::string& tag : parse_array(tags)) quoted.push_back(quote_literal(tag));
    if (!quoted.empty()) sql += fmt::format("\n  WHEN TAG IN ({})", comma(quoted));
    return one(sql + fmt::format("\n  EXECUTE FUNCTION {}()", function));
  }
  Statements extras(const Object& self) const {
    return enabled == "O" ? Statements{} : switched(self);
  }
  Statements switched(const Object& self) const {
    const std::string_view word = enabled == "O"   ? "ENABLE"
                                  : enabled == "D" ? "DISABLE"
                                  : enabled == "R" ? "ENABLE REPLICA"
                                                   : "ENABLE ALWAYS";
    return one(fmt::format("ALTER EVENT TRIGGER {} {}", self.key, word));
  }
  Statements drop(const Object& self) const { return one("DROP EVENT TRIGGER " + self.key); }
  std::optional<Statements> alter_to(const EventTrigger& to, const Object&,
                                     const Object& self) const {
    return enabled == to.enabled ? Statements{} : to.switched(self);
  }
};

}  // namespace

extern const Kind event_trigger;
constinit const Kind event_trigger = kind_of<EventTrigger>();

}  // namespace shale::kinds_::in_event_trigger
