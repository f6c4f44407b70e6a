#include "base/text.h"
#include "kinds/text.h"

namespace shale::kinds_::in_rule {
namespace {

struct Rule {
  static constexpr std::string_view name = "rule";
  static constexpr int order = 97;
  static constexpr Oid catalog = catalog_oid::rewrite;
  static constexpr Presence presence{"pg_rewrite", "ev_type", "2 3 4"};

  Text definition, enabled;
  static constexpr Field<Rule> fields[] = {
      {"definition", &Rule::definition, attribute::expression | attribute::definition},
      {"enabled", &Rule::enabled},
  };

  static std::string query(int) {
    return "select w.oid, 0, 0, w.ev_class, quote_ident(w.rulename), null, null, null, '',"
           " pg_get_ruledef(w.oid), w.ev_enabled from pg_catalog.pg_rewrite w"
           " where w.rulename <> '_RETURN' and w.oid >= 16384";
  }
  std::string target(const Object& self) const {
    return fmt::format("RULE {} ON {}", self.name, self.parent->key);
  }
  std::string text() const {
    std::string_view sql = trim(definition);
    if (sql.ends_with(";")) sql.remove_suffix(1);
    return std::string(sql);
  }
  Statements create(const Object&, Members) const { return one(text()); }
  Statements extras(const Object& self) const {
    return enabled == "O" ? Statements{} : switched(self);
  }
  Statements switched(const Object& self) const {
    const std::string_view word = enabled == "O"   ? "ENABLE"
                                  : enabled == "D" ? "DISABLE"
                                  : enabled == "R" ? "ENABLE REPLICA"
                                                   : "ENABLE ALWAYS";
    return one(fmt::format("ALTER TABLE {} {} RULE {}", self.parent->key, word, self.name));
  }
  Statements drop(const Object& self) const {
    return one(fmt::format("DROP RULE {} ON {}", self.name, self.parent->key));
  }
  std::optional<Statements> alter_to(const Rule& to, const Object&, const Object& self) const {
    Statements all;
    if (definition != to.definition)
      all = one("CREATE OR REPLACE" + to.text().substr(std::string_view("CREATE").size()),
                {Hazard::changes_results});
    if (enabled != to.enabled)
      for (Ddl& s : to.switched(self)) all.push_back(std::move(s));
    return all;
  }
};

}  // namespace

extern const Kind rule;
constinit const Kind rule = kind_of<Rule>();

}  // namespace shale::kinds_::in_rule
