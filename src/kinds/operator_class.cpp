// A class with the operators and functions that it can't be without. Others of its family are
// objects of their own.
#include "kinds/family.h"

namespace shale::kinds_::in_operator_class {
namespace {

struct OperatorClass {
  static constexpr std::string_view name = "operator class";
  static constexpr int order = 58;
  static constexpr Oid catalog = catalog_oid::opclass;
  static constexpr Presence presence{"pg_opclass"};

  Text identifier, type, method, family, usual, storage, operators, functions;
  static constexpr Field<OperatorClass> fields[] = {
      {"identifier", &OperatorClass::identifier, attribute::carried},
      {"type", &OperatorClass::type, attribute::recreate},
      {"access method", &OperatorClass::method, attribute::carried},
      {"family", &OperatorClass::family, attribute::recreate},
      {"default", &OperatorClass::usual, attribute::recreate},
      {"storage", &OperatorClass::storage, attribute::recreate},
      {"operators", &OperatorClass::operators, attribute::recreate},
      {"functions", &OperatorClass::functions, attribute::recreate},
  };

  static std::string query(int) {
    return "select c.oid, 0, c.opcnamespace, 0,"
           " quote_ident(c.opcname) || ' USING ' || quote_ident(m.amname),"
           " pg_get_userbyid(c.opcowner), null, null, '', quote_ident(c.opcname),"
           " format_type(c.opcintype, null), quote_ident(m.amname),"
           " (select quote_ident(n.nspname) || '.' || quote_ident(f.opfname)"
           " from pg_catalog.pg_opfamily f join pg_catalog.pg_namespace n on n.oid = f.opfnamespace"
           " where f.oid = c.opcfamily), c.opcdefault,"
           " case when c.opckeytype <> 0 then format_type(c.opckeytype, null) end,"
           " array(select 'OPERATOR ' || x.amopstrategy || ' ' || x.amopopr::regoperator ||"
           " coalesce((select ' FOR ORDER BY ' || quote_ident(n.nspname) || '.' ||"
           " quote_ident(f.opfname) from pg_catalog.pg_opfamily f"
           " join pg_catalog.pg_namespace n on n.oid = f.opfnamespace"
           " where f.oid = x.amopsortfamily), '')"
           " from pg_catalog.pg_depend d join pg_catalog.pg_amop x on x.oid = d.objid"
           " where d.classid = 2602 and d.refclassid = 2616 and d.refobjid = c.oid order by"
           " x.amopstrategy, x.amoplefttype::regtype::text, x.amoprighttype::regtype::text),"
           " array(select 'FUNCTION ' || x.amprocnum || ' (' || format_type(x.amproclefttype, null)"
           " || ', ' || format_type(x.amprocrighttype, null) || ') ' || x.amproc::regprocedure"
           " from pg_catalog.pg_depend d join pg_catalog.pg_amproc x on x.oid = d.objid"
           " where d.classid = 2603 and d.refclassid = 2616 and d.refobjid = c.oid order by"
           " x.amprocnum, x.amproclefttype::regtype::text, x.amprocrighttype::regtype::text)"
           " from pg_catalog.pg_opclass c join pg_catalog.pg_am m on m.oid = c.opcmethod"
           " where c.oid >= 16384";
  }
  std::string target(const Object& self) const { return "OPERATOR CLASS " + self.key; }
  Statements create(const Object& self, Members) const {
    std::vector<std::string> all = parse_array(operators);
    for (std::string& function : parse_array(functions)) all.push_back(std::move(function));
    // There has to be something; the storage of the type itself is what goes without saying.
    if (!storage.empty() || all.empty())
      all.push_back(fmt::format("STORAGE {}", storage.empty() ? type : storage));
    std::string body = in_lines(all);
    body.pop_back();
    return one(fmt::format("CREATE OPERATOR CLASS {}.{}{} FOR TYPE {} USING {} FAMILY {} AS{}",
                           self.schema->key, identifier, yes(usual) ? " DEFAULT" : "", type, method,
                           family, body));
  }
  Statements drop(const Object& self) const { return one("DROP " + target(self)); }
  std::optional<Statements> alter_to(const OperatorClass&, const Object&, const Object&) const {
    return Statements{};
  }
};

}  // namespace

extern const Kind operator_class;
constinit const Kind operator_class = kind_of<OperatorClass>();

}  // namespace shale::kinds_::in_operator_class
