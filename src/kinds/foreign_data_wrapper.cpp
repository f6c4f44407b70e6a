#include "kinds/text.h"

namespace shale::kinds_::in_foreign_data_wrapper {
namespace {

struct ForeignDataWrapper {
  static constexpr std::string_view name = "foreign data wrapper";
  static constexpr int order = 60;
  static constexpr Oid catalog = catalog_oid::foreign_wrapper;
  static constexpr bool superuser_owns = true;
  static constexpr Presence presence{"pg_foreign_data_wrapper"};

  Text handler, validator, options;
  static constexpr Field<ForeignDataWrapper> fields[] = {
      {"handler", &ForeignDataWrapper::handler},
      {"validator", &ForeignDataWrapper::validator},
      {"options", &ForeignDataWrapper::options, attribute::set},
  };

  static std::string query(int) {
    return "select w.oid, 0, 0, 0, quote_ident(w.fdwname), pg_get_userbyid(w.fdwowner), w.fdwacl,"
           " case when w.fdwacl is not null then acldefault('F', w.fdwowner) end, '',"
           " case when w.fdwhandler <> 0 then w.fdwhandler::regproc end,"
           " case when w.fdwvalidator <> 0 then w.fdwvalidator::regproc end, w.fdwoptions"
           " from pg_catalog.pg_foreign_data_wrapper w where w.oid >= 16384";
  }
  std::string target(const Object& self) const { return "FOREIGN DATA WRAPPER " + self.key; }
  Statements create(const Object& self, Members) const {
    std::string sql = "CREATE " + target(self);
    if (!handler.empty()) sql += fmt::format(" HANDLER {}", handler);
    if (!validator.empty()) sql += fmt::format(" VALIDATOR {}", validator);
    if (!options.empty()) sql += fmt::format("\n  OPTIONS ({})", foreign_options(options));
    return one(std::move(sql));
  }
  Statements drop(const Object& self) const { return one("DROP " + target(self)); }
  std::optional<Statements> alter_to(const ForeignDataWrapper& to, const Object&,
                                     const Object& self) const {
    std::string sql;
    const auto say = [&](std::string_view word, Text before, Text after) {
      if (before == after) return;
      sql += after.empty() ? fmt::format(" NO {}", word) : fmt::format(" {} {}", word, after);
    };
    say("HANDLER", handler, to.handler);
    say("VALIDATOR", validator, to.validator);
    if (const std::string changes = change_foreign_options(options, to.options); !changes.empty())
      sql += fmt::format(" OPTIONS ({})", changes);
    return sql.empty() ? Statements{} : one("ALTER " + target(self) + sql);
  }
};

}  // namespace

extern const Kind foreign_data_wrapper;
constinit const Kind foreign_data_wrapper = kind_of<ForeignDataWrapper>();

}  // namespace shale::kinds_::in_foreign_data_wrapper
