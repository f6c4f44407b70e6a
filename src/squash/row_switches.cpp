// What would change rows on their way in, and rows that are nowhere a table of the catalog.
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "sql/facts.h"
#include "squash/row_tables.h"

namespace shale {
namespace {

struct TriggerRow {
  std::string relation{}, name{};
  char state = 'O';      // as pg_trigger has it: O, A, R, D
  bool is_copy = false;  // a partition's, of its parent's
  bool inserts = false, updates = false, deletes = false;
  bool fires() const { return state == 'O' || state == 'A'; }
};

RowSwitch by_name(const std::string& relation, std::string_view what, const std::string& name,
                  char state) {
  const std::string alter = fmt::format("ALTER TABLE {} ", relation);
  return {
      .off = fmt::format("{}DISABLE {} {};\n", alter, what, name),
      .on = fmt::format("{}ENABLE {}{} {};\n", alter, state == 'A' ? "ALWAYS " : "", what, name),
      .is_rule = what == "RULE"};
}

std::string short_name(const std::string& key) {
  return key.substr(key.starts_with("public.") ? 7 : 0);
}

// ENABLE TRIGGER USER would enable what was disabled before, too: then each is named.
std::vector<RowSwitch> switches_of(const RowTable& table, const std::vector<TriggerRow>& triggers,
                                   bool TriggerRow::*event) {
  bool any = false, plain = true;
  for (const TriggerRow& trigger : triggers) {
    any |= trigger.fires() && trigger.*event;
    plain &= trigger.state == 'O';
  }
  std::vector<RowSwitch> all;
  if (!any) return all;
  if (plain)
    all.push_back({.off = fmt::format("ALTER TABLE {} DISABLE TRIGGER USER;\n", table.name),
                   .on = fmt::format("ALTER TABLE {} ENABLE TRIGGER USER;\n", table.name)});
  for (const TriggerRow& trigger : triggers) {
    const std::string only = (table.is_tree ? "ONLY " : "") + short_name(trigger.relation);
    const bool is_own = trigger.relation != table.key && !trigger.is_copy;
    if (plain ? is_own : trigger.fires())
      all.push_back(by_name(only, "TRIGGER", trigger.name, trigger.state));
  }
  return all;
}

}  // namespace

Status read_row_switches(Connection& connection, std::vector<RowTable>& tables) {
  std::map<std::string, RowTable*, std::less<>> of_member;
  std::vector<std::string> members;
  for (RowTable& table : tables)
    for (const std::string& member : table.members) {
      of_member.emplace(member, &table);
      members.push_back(member);
    }
  const std::string relations =
      fmt::format("any(array[{}]::pg_catalog.regclass[])", literals(members));
  const std::vector<std::string> queries{
      fmt::format("select tgrelid::regclass, quote_ident(tgname), tgenabled, tgparentid <> 0,"
                  " tgtype & 4 <> 0, tgtype & 16 <> 0, tgtype & 8 <> 0 from pg_trigger where not "
                  "tgisinternal"
                  " and tgrelid = {} order by 1, 2",
                  relations),
      fmt::format("select ev_class::regclass, quote_ident(rulename), ev_enabled, ev_type"
                  " from pg_rewrite where ev_type in ('2', '3', '4') and ev_enabled in ('O', 'A')"
                  " and ev_class = {} order by 1, 2",
                  relations)};
  TRY(answers, connection.pipeline(queries));
  std::map<RowTable*, std::vector<TriggerRow>> triggers;
  for (int r = 0; r < answers[0].size(); ++r)
    triggers[of_member.at(std::string(answers[0].at(r, 0)))].push_back(
        {.relation = std::string(answers[0].at(r, 0)),
         .name = std::string(answers[0].at(r, 1)),
         .state = answers[0].at(r, 2)[0],
         .is_copy = answers[0].truth(r, 3),
         .inserts = answers[0].truth(r, 4),
         .updates = answers[0].truth(r, 5),
         .deletes = answers[0].truth(r, 6)});
  for (const auto& [table, all] : triggers) {
    table->on_insert = switches_of(*table, all, &TriggerRow::inserts);
    table->on_update = switches_of(*table, all, &TriggerRow::updates);
    table->on_delete = switches_of(*table, all, &TriggerRow::deletes);
  }
  for (int r = 0; r < answers[1].size(); ++r) {
    const std::string relation(answers[1].at(r, 0));
    RowTable& table = *of_member.at(relation);
    if (relation != table.key) continue;        // a partition's rule is for those that name it
    const char event = answers[1].at(r, 3)[0];  // as pg_rewrite has it
    (event == '3'   ? table.on_insert
     : event == '2' ? table.on_update
                    : table.on_delete)
        .push_back(
            by_name(table.name, "RULE", std::string(answers[1].at(r, 1)), answers[1].at(r, 2)[0]));
  }
  return ok();
}

Result<std::vector<std::string>> rows_beyond(Connection& connection) {
  std::vector<std::string> all;
  const std::vector<std::string> queries{
      "select exists (select from pg_largeobject_metadata)",
      "select e.extname, c.oid::regclass, e.extcondition[n] from pg_extension e"
      " cross join lateral generate_subscripts(e.extconfig, 1) n join pg_class c"
      " on c.oid = e.extconfig[n] where c.relkind in ('r', 'p') order by 1, 2"};
  TRY(answers, connection.pipeline(queries));
  if (answers[0].truth(0, 0)) all.emplace_back("Large objects are not kept.");
  for (int r = 0; r < answers[1].size(); ++r) {
    TRY(some, connection.query(fmt::format("select exists (select from {} {})", answers[1].at(r, 1),
                                           answers[1].at(r, 2))));
    if (some.truth(0, 0))
      all.push_back(fmt::format(
          "Rows of {} belong to the extension {}: only calls of its functions are kept.",
          answers[1].at(r, 1), answers[1].at(r, 0)));
  }
  return all;
}

}  // namespace shale
