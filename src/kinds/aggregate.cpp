#include "base/text.h"
#include "kinds/routine.h"

namespace shale::kinds_::in_aggregate {
namespace {

struct Aggregate {
  static constexpr std::string_view name = "aggregate";
  static constexpr int order = 52;
  static constexpr Oid catalog = catalog_oid::procedure;
  static constexpr Presence presence{"pg_proc", "prokind", "a"};

  Text identifier, sort, arguments, direct, result, step, state, size, final_function, final_extra,
      final_modify, combine, serialize, deserialize, initial, moving_step, moving_inverse,
      moving_state, moving_size, moving_final, moving_extra, moving_modify, moving_initial,
      sort_operator, parallel;
  static constexpr Field<Aggregate> fields[] = {
      {"identifier", &Aggregate::identifier, attribute::carried},
      {"sort", &Aggregate::sort, attribute::recreate},
      {"arguments", &Aggregate::arguments, attribute::recreate},
      {"direct arguments", &Aggregate::direct, attribute::recreate},
      {"result", &Aggregate::result, attribute::recreate},
      {"state function", &Aggregate::step},
      {"state type", &Aggregate::state},
      {"state size", &Aggregate::size},
      {"final function", &Aggregate::final_function},
      {"final function's extra arguments", &Aggregate::final_extra},
      {"final function's changes", &Aggregate::final_modify},
      {"combine function", &Aggregate::combine},
      {"serialization function", &Aggregate::serialize},
      {"deserialization function", &Aggregate::deserialize},
      {"initial condition", &Aggregate::initial},
      {"moving state function", &Aggregate::moving_step},
      {"moving inverse function", &Aggregate::moving_inverse},
      {"moving state type", &Aggregate::moving_state},
      {"moving state size", &Aggregate::moving_size},
      {"moving final function", &Aggregate::moving_final},
      {"moving final function's extra arguments", &Aggregate::moving_extra},
      {"moving final function's changes", &Aggregate::moving_modify},
      {"moving initial condition", &Aggregate::moving_initial},
      {"sort operator", &Aggregate::sort_operator},
      {"parallel", &Aggregate::parallel},
  };

  // regproc says "-" for none. What a final function may do to the state is left out where it is
  // the usual: to change it, if the rows come sorted; else not to.
  static std::string query(int) {
    return fmt::format(
        "select {}, '', quote_ident(p.proname), a.aggkind, pg_get_function_arguments(p.oid),"
        " a.aggnumdirectargs, format_type(p.prorettype, null), a.aggtransfn,"
        " format_type(a.aggtranstype, null), nullif(a.aggtransspace, 0),"
        " nullif(a.aggfinalfn::text, '-'), a.aggfinalextra, {},"
        " nullif(a.aggcombinefn::text, '-'), nullif(a.aggserialfn::text, '-'),"
        " nullif(a.aggdeserialfn::text, '-'), quote_literal(a.agginitval),"
        " nullif(a.aggmtransfn::text, '-'), nullif(a.aggminvtransfn::text, '-'),"
        " case when a.aggmtranstype <> 0 then format_type(a.aggmtranstype, null) end,"
        " nullif(a.aggmtransspace, 0), nullif(a.aggmfinalfn::text, '-'), a.aggmfinalextra, {},"
        " quote_literal(a.aggminitval),"
        " (select 'OPERATOR(' || quote_ident(n.nspname) || '.' || o.oprname || ')'"
        " from pg_catalog.pg_operator o join pg_catalog.pg_namespace n on n.oid = o.oprnamespace"
        " where o.oid = a.aggsortop), p.proparallel"
        " from pg_catalog.pg_aggregate a join pg_catalog.pg_proc p on p.oid = a.aggfnoid"
        " where p.oid >= 16384",
        routine_columns, modify_word("a.aggfinalmodify"), modify_word("a.aggmfinalmodify"));
  }
  static std::string modify_word(std::string_view column) {
    return fmt::format(
        "case when {0} = case when a.aggkind = 'n' then 'r' else 'w' end then null when {0} = 'r'"
        " then 'READ_ONLY' when {0} = 's' then 'SHAREABLE' else 'READ_WRITE' end",
        column);
  }
  // COMMENT ON and the like want a star where there are no arguments.
  std::string target(const Object& self) const {
    const bool none = self.key.ends_with("()");
    return "AGGREGATE " + (none ? self.key.substr(0, self.key.size() - 1) + "*)" : self.key);
  }
  std::string grant_target(const Object& self) const { return "FUNCTION " + self.key; }

  std::string make(std::string_view verb, const Object& self) const {
    std::vector<std::string> all;
    const auto say = [&](std::string_view option, Text value) {
      if (!value.empty()) all.push_back(fmt::format("{} = {}", option, value));
    };
    const auto mark = [&](std::string_view option, Text value) {
      if (yes(value)) all.emplace_back(option);
    };
    say("SFUNC", step);
    say("STYPE", state);
    say("SSPACE", size);
    say("FINALFUNC", final_function);
    mark("FINALFUNC_EXTRA", final_extra);
    say("FINALFUNC_MODIFY", final_modify);
    say("COMBINEFUNC", combine);
    say("SERIALFUNC", serialize);
    say("DESERIALFUNC", deserialize);
    say("INITCOND", initial);
    say("MSFUNC", moving_step);
    say("MINVFUNC", moving_inverse);
    say("MSTYPE", moving_state);
    say("MSSPACE", moving_size);
    say("MFINALFUNC", moving_final);
    mark("MFINALFUNC_EXTRA", moving_extra);
    say("MFINALFUNC_MODIFY", moving_modify);
    say("MINITCOND", moving_initial);
    say("SORTOP", sort_operator);
    if (parallel != "u") say("PARALLEL", parallel == "s" ? "SAFE" : "RESTRICTED");
    if (sort == "h") all.emplace_back("HYPOTHETICAL");
    return fmt::format("{} {}.{}({}) ({})", verb, self.schema->key, identifier,
                       arguments.empty() ? "*" : arguments, in_lines(all));
  }
  Statements create(const Object& self, Members) const {
    return one(make("CREATE AGGREGATE", self));
  }
  Statements drop(const Object& self) const { return one("DROP " + target(self)); }
  std::optional<Statements> alter_to(const Aggregate& to, const Object&, const Object& self) const {
    std::string sql = to.make("CREATE OR REPLACE AGGREGATE", self);
    if (sql == make("CREATE OR REPLACE AGGREGATE", self)) return Statements{};
    return one(std::move(sql), {Hazard::changes_results});
  }
};

}  // namespace

extern const Kind aggregate;
constinit const Kind aggregate = kind_of<Aggregate>();

}  // namespace shale::kinds_::in_aggregate
