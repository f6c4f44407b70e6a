#include "diff/plan.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <numeric>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/index.h"
#include "diff/actions.h"
#include "diff/reasons.h"
#include "diff/render.h"
#include "diff/retype.h"

namespace shale {
namespace {

Step bodies_unchecked() {
  Step step;
  step.statement.sql = "SET check_function_bodies = off";
  step.why = "bodies of functions may speak of what is made later";
  return step;
}

bool stops_others(const std::vector<Step>& steps) {
  return std::ranges::any_of(steps, [](const Step& s) { return shale::stops_others(s.statement); });
}

class Planner {
 public:
  Planner(const Catalog& from, const Catalog& to, const Difference& difference,
          const PlanOptions& options)
      : from_(from),
        to_(to),
        difference_(difference),
        fates_(decide_fates(from, to, difference)),
        live_(fates_, options),
        place_(options.place) {
    plan_.safe = options.safe;
    plan_.refused = fates_.refused;
  }
  SchemaPlan run();

 private:
  const Object& object_of(const Action& action) const {
    return action.to >= 0 ? to_.objects()[at(action.to)] : from_.objects()[at(action.from)];
  }
  std::vector<int> ranks(Actions& actions) const;
  bool give_up_beside(const Actions& actions, const std::vector<int>& circle);
  bool use_ring(const Actions& actions, const std::vector<int>& circle);
  bool use_shell(const Actions& actions, const std::vector<int>& circle);
  bool make_user_anew(const Actions& actions, const std::vector<int>& circle);
  void refuse(const Actions& actions, const std::vector<int>& circle);
  std::set<int> halfway(Actions& actions, const std::vector<int>& order) const;
  void write(Actions& actions, const std::vector<int>& order);

  const Catalog &from_, &to_;
  const Difference& difference_;
  Fates fates_;
  Live live_;
  std::function<long(const Object&)> place_;
  Actions::Shells shells_;
  Actions::Rings rings_;
  std::vector<int> anew_;  // of the old catalog, though they could be altered
  SchemaPlan plan_;
};

// What goes, first, the last made of it first; then what belongs to one table or the like stands
// together.
std::vector<int> Planner::ranks(Actions& actions) const {
  const std::vector<Action>& all = actions.all();
  const Renderer renderer(fates_, live_, actions, actions.graph());
  struct Rank {
    int phase;
    bool stays;
    long place;
    int root_order;
    std::string_view root;
    int order;
    std::string_view key;
    auto operator<=>(const Rank&) const = default;
  };
  std::vector<Rank> ranks(all.size());
  for (std::size_t v = 0; v < all.size(); ++v) {
    const Object& object = object_of(all[v]);
    const Object& root = root_of(object);
    const bool drops = all[v].act == Act::drop || all[v].act == Act::set_aside;
    const int sign = drops ? -1 : 1;
    const long place = place_ ? sign * place_(object) : 0;
    ranks[v] = {renderer.phase(all[v]),    !drops,    place, sign * root.kind->order, root.key,
                sign * object.kind->order, object.key};
  }
  std::vector<int> order(all.size()), rank(all.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, [&](int a, int b) { return ranks[at(a)] < ranks[at(b)]; });
  for (std::size_t i = 0; i < order.size(); ++i) rank[at(order[i])] = static_cast<int>(i);
  return rank;
}

// Makes one of the circle in two steps. False if none of it can be.
bool Planner::use_shell(const Actions& actions, const std::vector<int>& circle) {
  std::set<int> others;
  for (int v : circle)
    if (actions.all()[at(v)].to >= 0) others.insert(actions.all()[at(v)].to);
  // Routines at last: they would have to be made without their bodies.
  const auto is_routine = [&](int v) {
    const std::string_view kind = object_of(actions.all()[at(v)]).kind->name;
    return kind == "function" || kind == "procedure";
  };
  std::vector<int> candidates = circle;
  std::ranges::stable_partition(candidates, std::not_fn(is_routine));
  for (int v : candidates) {
    const Action& action = actions.all()[at(v)];
    if (action.act != Act::create || shells_.contains(action.to)) continue;
    const Object& object = to_.objects()[at(action.to)];
    if (object.kind->shell(object).empty()) continue;
    std::set<int> users = others;
    users.erase(action.to);
    // Whatever uses a view may use its stand-in.
    if (object.kind->name == "view")
      for (const Edge& e : to_.edges())
        if (e.used == action.to) users.insert(e.user);
    shells_.emplace(action.to, std::move(users));
    return true;
  }
  return false;
}

// What is built beside the old one does not wait for what waits for the old one to go. False if
// there is none.
bool Planner::give_up_beside(const Actions& actions, const std::vector<int>& circle) {
  bool found = false;
  for (int v : circle) {
    const Action& action = actions.all()[at(v)];
    if (action.act != Act::build_beside) continue;
    live_.give_up(action.from);
    found = true;
  }
  return found;
}

// A policy, say, that is altered waits for what it will use, and lets what it uses go only then.
// One that is dropped and made anew, with what uses it, does neither. False if there is none.
bool Planner::make_user_anew(const Actions& actions, const std::vector<int>& circle) {
  const std::size_t before = anew_.size();
  for (int v : circle) {
    const Action& action = actions.all()[at(v)];
    if (action.act == Act::alter && object_of(action).kind->holds_nothing)
      anew_.push_back(action.from);
  }
  if (anew_.size() == before) return false;
  fates_ = decide_fates(from_, to_, difference_, anew_);
  plan_.refused = fates_.refused;
  return true;
}

// What goes in a circle goes at once. False if the circle is another one.
bool Planner::use_ring(const Actions& actions, const std::vector<int>& circle) {
  std::vector<int> ring;
  for (int v : circle) {
    const Action& action = actions.all()[at(v)];
    if (action.act != Act::drop) return false;
    ring.push_back(action.from);
  }
  rings_.push_back(std::move(ring));
  return true;
}

void Planner::refuse(const Actions& actions, const std::vector<int>& circle) {
  std::string names;
  for (int v : circle) {
    const Object& object = object_of(actions.all()[at(v)]);
    names += fmt::format("{}{} {}", names.empty() ? "" : ", ", object.kind->name, object.key);
  }
  plan_.refused.push_back("these need each other in a circle that can't be broken: " + names);
}

// Those of the order that begin while something of the old catalog is gone, or on its way, and
// comes again later. There a transaction can't end.
std::set<int> Planner::halfway(Actions& actions, const std::vector<int>& order) const {
  std::set<int> all, gone;
  if (!plan_.safe) return all;
  std::vector<std::vector<int>> placed(actions.all().size());
  for (std::size_t v = 0; v < placed.size(); ++v)
    placed[at(actions.graph().place_of(static_cast<int>(v)))].push_back(static_cast<int>(v));
  for (int place : order) {
    if (!gone.empty()) all.insert(place);
    for (int v : placed[at(place)]) {
      const Action& action = actions.all()[at(v)];
      const bool comes = action.from >= 0 && fates_.to_of[at(action.from)] >= 0;
      const bool waits = action.from >= 0 && fates_.aside[at(action.from)];
      if (comes && action.act == (waits ? Act::set_aside : Act::drop)) gone.insert(action.from);
      if (action.act == (waits ? Act::drop : Act::create)) gone.erase(action.from);
    }
  }
  return all;
}

void Planner::write(Actions& actions, const std::vector<int>& order) {
  const Renderer renderer(fates_, live_, actions, actions.graph());
  const std::set<int> between = halfway(actions, order);
  std::vector<std::vector<Step>> rendered;
  std::vector<int> told;  // what has statements
  for (int v : order)
    if (std::vector<Step> steps = renderer.render(v); !steps.empty()) {
      rendered.push_back(std::move(steps));
      told.push_back(v);
    }
  const Reasons reasons(fates_, difference_, actions, told);
  bool apart = false;
  for (std::size_t i = 0; i < told.size(); ++i) {
    // What takes time begins with no lock from before, and keeps none.
    const bool takes_time = renderer.phase(actions.all()[at(told[i])]) != Renderer::common ||
                            (plan_.safe && !between.contains(told[i]) && stops_others(rendered[i]));
    const bool was_apart = std::exchange(apart, takes_time);
    if ((apart || was_apart) && !plan_.steps.empty() &&
        plan_.steps.back().statement.boundary == Boundary::none)
      plan_.steps.back().statement.boundary = Boundary::commit;
    for (Step& step : rendered[i]) {
      step.why = reasons.of(told[i]);
      step.unit = told[i];
      plan_.steps.push_back(std::move(step));
    }
  }
  std::set<std::string> waiting;
  for (const Action& action : actions.all())
    if (action.act == Act::copy) waiting.insert(aside_schema(from_.objects()[at(action.from)]));
  for (const std::string& schema : waiting) {
    Step step;
    step.statement.sql = "DROP SCHEMA " + schema;
    step.about = "schema " + schema;
    step.why = "after the table that waited in it is gone";
    plan_.steps.push_back(std::move(step));
  }
  // Bodies in quotes may speak of what comes later.
  const bool bodies = std::ranges::any_of(plan_.steps, [](const Step& s) {
    return (s.about.starts_with("function ") || s.about.starts_with("procedure ")) &&
           s.statement.sql.starts_with("CREATE ");
  });
  if (bodies) plan_.steps.insert(plan_.steps.begin(), bodies_unchecked());
}

SchemaPlan Planner::run() {
  for (;;) {
    Actions actions(fates_, live_, shells_, rings_, place_);
    if (const auto order = actions.graph().sort(ranks(actions))) {
      write(actions, *order);
      return std::move(plan_);
    }
    const std::vector<int> circle = actions.graph().circle();
    if (!give_up_beside(actions, circle) && !use_shell(actions, circle) &&
        !use_ring(actions, circle) && !make_user_anew(actions, circle)) {
      refuse(actions, circle);
      return std::move(plan_);
    }
  }
}

}  // namespace

std::string SchemaPlan::sql() const {
  std::string text;
  for (const Step& step : steps) text += step.statement.sql + ";\n";
  return text;
}

std::vector<std::span<const Step>> transactions_of(const SchemaPlan& plan) {
  std::vector<std::span<const Step>> all;
  const std::span<const Step> steps(plan.steps);
  std::size_t first = 0;
  const auto end_before = [&](std::size_t last) {
    if (first < last) all.push_back(steps.subspan(first, last - first));
    first = last;
  };
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Boundary boundary = steps[i].statement.boundary;
    if (boundary == Boundary::outside || boundary == Boundary::alone) end_before(i);
    if (boundary != Boundary::none) end_before(i + 1);
  }
  end_before(steps.size());
  return all;
}

SchemaPlan make_plan(const Catalog& from, const Catalog& to, const Difference& difference,
                     const PlanOptions& options) {
  return Planner(from, to, difference, options).run();
}

}  // namespace shale
