#include "squash/row_positions.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "sql/facts.h"
#include "squash/row_tables.h"

namespace shale {
namespace {

// Depth first: what an object uses stands before it.
void walk(const Catalog& catalog, int object, std::vector<bool>& seen, std::vector<int>& order) {
  std::vector<std::pair<int, bool>> open{{object, false}};
  while (!open.empty()) {
    const auto [at, done] = open.back();
    open.pop_back();
    if (done) {
      order.push_back(at);
      continue;
    }
    const auto place = static_cast<std::size_t>(at);
    if (seen[place]) continue;
    seen[place] = true;
    open.emplace_back(at, true);
    const auto uses = std::ranges::equal_range(catalog.edges(), at, {}, &Edge::user);
    for (const Edge& edge : uses) open.emplace_back(edge.used, false);
  }
}

std::vector<std::string> views_in_order(const Catalog& catalog) {
  std::vector<bool> seen(catalog.objects().size(), false);
  std::vector<int> order;
  for (const Object& view : catalog.of(*find_kind("materialized view")))
    walk(catalog, catalog.index_of(view), seen, order);
  std::vector<std::string> views;
  for (const int i : order) {
    const Object& object = catalog.objects()[static_cast<std::size_t>(i)];
    if (object.kind->name == "materialized view") views.push_back(object.key);
  }
  return views;
}

}  // namespace

Result<std::vector<SequencePosition>> moved_sequences(Connection& connection,
                                                      const Catalog& catalog) {
  std::vector<std::string> known;
  for (const std::string_view kind : {"sequence", "identity sequence"})
    for (const Object& sequence : catalog.of(*find_kind(kind))) known.push_back(sequence.key);
  std::vector<SequencePosition> moved;
  if (known.empty()) return moved;
  TRY(there, connection.query(
                 fmt::format("select s.seqrelid::regclass, s.seqstart from unnest(array[{}]) k"
                             " join pg_sequence s on s.seqrelid = to_regclass(k) order by k",
                             literals(known))));
  // Some at a time: a query over hundreds of relations takes long to plan.
  constexpr int at_once = 20;
  std::vector<std::string> queries;
  for (int r = 0; r < there.size(); ++r)
    (r % at_once == 0 ? queries.emplace_back("select unnest(array[") : queries.back() += ", ") +=
        fmt::format("(select concat(last_value, case when is_called then '!' end) from {})",
                    there.at(r, 0));
  for (std::string& query : queries) query += "])";
  if (queries.empty()) return moved;
  TRY(answers, connection.pipeline(queries));
  for (int r = 0; r < there.size(); ++r) {
    std::string_view value = answers[static_cast<std::size_t>(r / at_once)].at(r % at_once, 0);
    const bool is_called = value.ends_with('!');
    if (!is_called && value == there.at(r, 1)) continue;
    moved.push_back(
        {std::string(there.at(r, 0)), std::atoll(std::string(value).c_str()), is_called});
  }
  return moved;
}

Result<std::vector<std::string>> filled_views(Connection& connection, const Catalog& catalog) {
  const std::vector<std::string> views = views_in_order(catalog);
  std::vector<std::string> filled;
  if (views.empty()) return filled;
  // One that was never filled can't be asked.
  TRY(rows, connection.query(fmt::format(
                "select k from unnest(array[{}]) with ordinality u(k, n) join pg_class c"
                " on c.oid = to_regclass(k) where c.relispopulated order by n",
                literals(views))));
  for (int r = 0; r < rows.size(); ++r) {
    TRY(some, connection.query(fmt::format("select exists (select from {})", rows.at(r, 0))));
    if (some.truth(0, 0)) filled.emplace_back(rows.at(r, 0));
  }
  return filled;
}

}  // namespace shale
