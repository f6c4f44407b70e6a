#include "cli/adoption.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "cli/eyes.h"
#include "report/difference.h"

namespace shale {
namespace {

std::vector<std::string> stems_of(const std::vector<const Migration*>& migrations) {
  std::vector<std::string> stems;
  for (const Migration* migration : migrations) stems.push_back(migration->stem);
  return stems;
}

std::string_view outcome_name(Adoption::Outcome outcome) {
  constexpr std::string_view names[] = {"adopted", "would adopt", "nothing to do", "dirty",
                                        "differs"};
  return names[static_cast<std::size_t>(outcome)];
}

void tell_dirty(Ui& ui, const Server& server, const Adoption& adoption) {
  const ForeignState& state = adoption.state;
  ui.out(
      fmt::format("{} stopped half way, and nobody can say that version {} is there, or that "
                  "nothing of it is\n",
                  state.tool->name, state.version));
  if (adoption.proof.whereabouts)
    show_whereabouts(ui, server, *adoption.proof.whereabouts, adoption.proof.live.catalog);
  ui.out(
      "\nnothing was taken over. run the SQL of one way, then:\n"
      "  shale repair --accept   (it is complete), or shale repair --undo (nothing of it is left)\n"
      "  shale adopt\n");
}

void tell_difference(Ui& ui, const Adoption& adoption) {
  const Side left(adoption.proof.expected, "migrations", {});
  const Side right(adoption.proof.live.catalog, "database", {});
  ui.out(difference_text(adoption.proof.difference, left, right, {}));
  ui.out(fmt::format(
      "\nnothing was taken over: the database is not as a replay of {} leaves it. either\n"
      "  make the database, or the files, agree, and: shale adopt\n"
      "  shale adopt --accept-drift   takes it over as it is, and writes that down;\n"
      "                               then shale drift shows the SQL that undoes it, and\n"
      "                               shale drift --adopt NAME the migration that keeps it\n",
      count_of(adoption.proof.there.size(), "migration")));
}

void tell_done(Ui& ui, const Adoption& adoption) {
  const bool would = adoption.outcome == Adoption::Outcome::would_adopt;
  const ImportPlan& plan = adoption.plan;
  for (const Migration* migration : plan.migrations)
    ui.out(fmt::format("{} {}\n", would ? "would take over" : "took over", migration->stem));
  ui.say(fmt::format("{} {} {} from {}", count_of(plan.migrations.size(), "migration"),
                     would                         ? "would be taken over"
                     : plan.migrations.size() == 1 ? "is taken over"
                                                   : "are taken over",
                     adoption.proof.same() ? "as proven" : "in spite of the difference",
                     adoption.state.table));
  if (plan.keep_in_step)
    ui.say(fmt::format(
        "{} {} every up and down of shale; to end that: drop trigger keep_in_step on shale.history",
        adoption.state.table, would ? "would follow" : "follows"));
  else if (!would)
    ui.note(adoption.state.table +
            " does not follow from here on; shale adopt --keep-in-step lets it");
}

}  // namespace

void tell_findings(Ui& ui, const Adoption& adoption) {
  const Proof& proof = adoption.proof;
  const ForeignState& state = adoption.state;
  for (const std::string& name : proof.claim.without_file)
    ui.warning(fmt::format("{} has {}{}, and there is no such file here: it is recorded nowhere",
                           state.table, state.tool->by_mark ? "version " : "", name));
  for (const Migration* migration : proof.hidden)
    ui.warning(
        fmt::format("{} is below the mark, but nothing of it is in the database: {} passed "
                    "it over; it is pending: shale up --allow-out-of-order",
                    migration->stem, state.tool->name));
  if (!proof.unseen.empty())
    ui.note(
        fmt::format("only rows are changed by {}: no schema shows that they ran, so {} is "
                    "believed",
                    join(stems_of(proof.unseen), ", "), state.tool->name));
  if (proof.settled)
    ui.note(fmt::format("it is dirty, and the schema is exactly that of {}: {}",
                        proof.settled->empty() ? "no version" : "version " + *proof.settled,
                        adoption.outcome == Adoption::Outcome::adopted
                            ? "so it is set, and not dirty any more"
                            : "so it can be set"));
  if (proof.same() && proof.difference.level == Level::column_order)
    ui.note("columns stand in another order than the migrations would leave them in");
  for (const std::string& thing : proof.live.catalog.uncovered())
    ui.warning(thing + " is not compared: shale does not know its kind");
}

void tell_outcome(Ui& ui, const Server& server, const Adoption& adoption) {
  switch (adoption.outcome) {
    case Adoption::Outcome::dirty:
      return tell_dirty(ui, server, adoption);
    case Adoption::Outcome::differs:
      return tell_difference(ui, adoption);
    case Adoption::Outcome::nothing_to_do:
      return ui.say("nothing to take over: shale's history has all of it");
    case Adoption::Outcome::adopted:
    case Adoption::Outcome::would_adopt:
      return tell_done(ui, adoption);
  }
}

std::string adoption_json(const Adoption& adoption) {
  const Proof& proof = adoption.proof;
  nlohmann::ordered_json all{{"outcome", outcome_name(adoption.outcome)},
                             {"tool", adoption.state.tool->name},
                             {"table", adoption.state.table},
                             {"dirty", adoption.state.dirty},
                             {"settled", nullptr},
                             {"migrations", stems_of(adoption.plan.migrations)},
                             {"hidden", stems_of(proof.hidden)},
                             {"only_rows", stems_of(proof.unseen)},
                             {"without_file", proof.claim.without_file},
                             {"kept_in_step", adoption.plan.keep_in_step},
                             {"difference", nullptr}};
  if (adoption.refused()) all["migrations"] = nlohmann::ordered_json::array();
  if (proof.settled) all["settled"] = *proof.settled;
  if (!proof.same()) {
    const Side left(proof.expected, "migrations", {}), right(proof.live.catalog, "database", {});
    all["difference"] =
        nlohmann::ordered_json::parse(difference_json(proof.difference, left, right));
  }
  return all.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace shale
