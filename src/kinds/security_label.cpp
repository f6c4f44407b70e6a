// SECURITY LABEL: one object for all labels that something has, one for each provider.
#include <map>

#include "kinds/text.h"

namespace shale::kinds_::in_security_label {
namespace {

struct SecurityLabel {
  static constexpr std::string_view name = "security label";
  static constexpr int order = 100;
  static constexpr Oid catalog = 3596;

  Text labels;  // {provider=label}
  static constexpr Field<SecurityLabel> fields[] = {
      {"labels", &SecurityLabel::labels, attribute::set}};

  static std::string query(int) {
    return "select l.objoid, l.objsubid, 0, l.classoid || ':' || l.objoid || ':' || l.objsubid, '',"
           " null, null, null, '', array_agg(l.provider || '=' || l.label order by l.provider)"
           " from pg_catalog.pg_seclabel l where l.objoid >= 16384"
           " or (l.classoid = 2615 and l.objoid = 2200)"
           " group by l.classoid, l.objoid, l.objsubid";
  }
  static std::map<std::string, std::string> by_provider(Text labels) {
    std::map<std::string, std::string> all;
    for (const std::string& item : parse_array(labels)) {
      const std::size_t equals = item.find('=');
      all.emplace(item.substr(0, equals), item.substr(equals + 1));
    }
    return all;
  }
  static Statements change(const Object& self, Text from, Text to) {
    const auto before = by_provider(from), after = by_provider(to);
    Statements all;
    const auto say = [&](const std::string& provider, std::string_view what) {
      all.push_back({fmt::format("SECURITY LABEL FOR {} ON {} IS {}", quote_name(provider),
                                 self.parent->kind->target(*self.parent), what),
                     {Hazard::changes_access}});
    };
    for (const auto& [provider, label] : before)
      if (!after.contains(provider)) say(provider, "NULL");
    for (const auto& [provider, label] : after)
      if (const auto old = before.find(provider); old == before.end() || old->second != label)
        say(provider, quote_literal(label));
    return all;
  }
  Statements create(const Object& self, Members) const { return change(self, "", labels); }
  Statements drop(const Object& self) const { return change(self, labels, ""); }
  bool survives(const Object&) const { return true; }
  std::optional<Statements> alter_to(const SecurityLabel& to, const Object&,
                                     const Object& self) const {
    return change(self, labels, to.labels);
  }
};

}  // namespace

extern const Kind security_label;
constinit const Kind security_label = kind_of<SecurityLabel>();

}  // namespace shale::kinds_::in_security_label
