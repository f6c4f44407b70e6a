// What a follower's look finds out first: which objects were written since the last one, which are
// gone, and what is printed by means of them.
#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/follower.h"
#include "catalog/reading.h"
#include "catalog/watched.h"

namespace shale {
namespace {

std::vector<Oid> parse_oids(Text array) {  // {1,2}
  std::vector<Oid> all;
  if (array.size() < 3) return all;
  for (Text item : split(array.substr(1, array.size() - 2), ',')) all.push_back(parse_oid(item));
  return all;
}

// The kinds whose rows stand for themselves in pg_depend's place, but are of relations.
constexpr Oid of_relations[] = {2, 3, 2611};
// And those that are of anything that belongs to an extension.
constexpr Oid privileges_of_members = 1;

}  // namespace

// One scan of each catalog: how many rows there are, and which objects those that came since the
// last look belong to. The rows that only come are not counted, which is a third of the price.
std::string CatalogFollower::touched_query() const {
  constexpr std::string_view young = "pg_catalog.age(xmin) <= (select pg_catalog.age($1))";
  const bool superuser = connection_->parameter("is_superuser") == "on";
  std::string sql = fmt::format("select -1, 0, {}", next_transaction);
  for (int i = 0; i < static_cast<int>(std::size(watched)); ++i) {
    const Watched& w = watched[i];
    if (connection_->server_version() < w.since || (w.guarded && !superuser)) continue;
    if (w.gone == Watched::never)
      sql += fmt::format(
          " union all select {}, 0, array_agg({}::oid)::text from pg_catalog.{} where {}", i,
          w.object, w.table, young);
    else
      sql += fmt::format(
          " union all select {}, count(*), array_agg({}::oid) filter (where {})::text"
          " from pg_catalog.{}{}",
          i, w.object, young, w.table, filter_of(w));
  }
  return sql;
}

// Planning it takes longer than running it.
Result<std::shared_ptr<const Rows>> CatalogFollower::ask_touched() {
  // At first nothing is new: no transaction is as young as that.
  const std::string mark = marker_.empty() ? "2147483647" : marker_;
  const std::string execute = fmt::format("execute shale_touched('{}')", mark);
  if (knows_touched_)
    if (auto answers = ask_inside(*connection_, {std::string(generic_plans_query), execute}))
      return answers->back();
  // For the first time, or somebody has said DISCARD ALL.
  TRY(answers,
      ask_inside(*connection_, {std::string(generic_plans_query), "deallocate all",
                                "prepare shale_touched(xid) as " + touched_query(), execute}));
  prepared_.clear();
  knows_touched_ = true;
  return answers.back();
}

Result<CatalogFollower::Seen> CatalogFollower::find_touched() {
  TRY(answer, ask_touched());
  const Rows& rows = *answer;
  Seen seen;
  std::vector<int> less;  // in which some went, or are new versions
  for (int r = 0; r < rows.size(); ++r) {
    const int i = static_cast<int>(rows.number(r, 0));
    if (i < 0) {
      marker_ = std::string(rows.at(r, 2));
      continue;
    }
    const Watched& w = watched[i];
    const std::vector<Oid> young = parse_oids(rows.at(r, 2));
    for (Oid object : young) seen.touched.insert({w.catalog, object});
    if (w.gone == Watched::never) continue;
    const long long count = rows.number(r, 1), kept = count - static_cast<long long>(young.size());
    const long long before = std::exchange(counts_[i], count);
    if (before == kept && young.empty()) continue;
    if (w.gone == Watched::all) seen.all = true;
    if (before != kept || w.gone == Watched::several) less.push_back(i);
  }
  CHECK(find_gone(less, seen));
  return seen;
}

// Which of the objects that we know are not there any more, or have another number of rows.
Status CatalogFollower::find_gone(std::vector<int> less, Seen& seen) {
  std::vector<std::string> queries;
  // At first nothing can be gone, and only the numbers are kept.
  if (base_ == nullptr)
    std::erase_if(less, [](int i) { return watched[i].gone != Watched::several; });
  for (int i : less)
    queries.push_back(fmt::format("select array_agg({}::oid)::text from pg_catalog.{}{}",
                                  watched[i].object, watched[i].table, filter_of(watched[i])));
  if (queries.empty()) return ok();
  TRY(answers, ask_inside(*connection_, queries));
  std::map<Oid, std::vector<Oid>> there;
  for (std::size_t q = 0; q < less.size(); ++q) {
    const Watched& w = watched[less[q]];
    std::vector<Oid> oids = parse_oids(answers[q]->at(0, 0));
    if (w.gone == Watched::by_oid) {
      std::ranges::sort(oids);
      there[w.catalog] = std::move(oids);
    } else {
      find_other_numbers(less[q], oids, seen);
    }
  }
  if (there.empty()) return ok();
  const auto look = [&](const CatalogRow& row) {
    const auto list = there.find(row.address.catalog);
    if (list == there.end() || std::ranges::binary_search(list->second, row.address.object)) return;
    seen.touched.insert(place_of(row));
    // What it belonged to may say something else now: a table without its replica identity.
    if (row.parent.catalog != 0) seen.touched.insert({row.parent.catalog, row.parent.object});
  };
  for (const CatalogRow& row : base_->rows.all())
    if (changed_.empty() || !changed_.contains(place_of(row))) look(row);
  for (const auto& [place, group] : changed_)
    for (const CatalogRow& row : group) look(row);
  return ok();
}

// Of objects that have any number of rows in a catalog: `owners` has one entry for each row.
void CatalogFollower::find_other_numbers(int i, const std::vector<Oid>& owners, Seen& seen) {
  std::map<Oid, int> numbers;
  for (Oid owner : owners) ++numbers[owner];
  std::map<Oid, int> more = numbers;
  for (const auto& [owner, number] : std::exchange(numbers_[i], std::move(numbers)))
    more[owner] -= number;
  for (const auto& [owner, number] : more)
    if (number != 0) seen.touched.insert({watched[i].catalog, owner});
}

// A view, an index, a constraint is printed by means of what it depends on.
Status CatalogFollower::add_dependents(Seen& seen) {
  std::vector<Place> said;  // a comment is said by nobody else
  for (const Place& p : seen.touched)
    if (p.catalog != of_comments && p.catalog != of_labels) said.push_back(p);
  // A shell that became an operator is called by its name by those whose commutator it is.
  const bool operators =
      std::ranges::any_of(said, [](const Place& p) { return p.catalog == catalog_oid::operator_; });
  std::string sql = fmt::format(
      "with changed as (select unnest({}) o), used as (select o from changed union"
      " select reltype from pg_catalog.pg_class where oid in (select o from changed)),"
      " direct as (select classid, objid from pg_catalog.pg_depend where refobjid in (select o from"
      " used) and deptype <> 'e')"
      " select classid, objid from direct union select 1259::oid, ev_class from"
      " pg_catalog.pg_rewrite where oid in (select objid from direct where classid = 2618)"
      // A table says by which index its rows are known, though only the index does.
      " union select 1259::oid, indrelid from pg_catalog.pg_index where indexrelid in (select o "
      "from"
      " changed) and indisreplident"
      // The options of an identity column's sequence are the column's, the name of a multirange its
      // range's.
      " union select refclassid, refobjid from pg_catalog.pg_depend where objid in (select o from"
      " changed) and deptype = 'i' and refclassid in (1259, 1247)",
      oid_array(said));
  if (operators)
    sql +=
        " union select 2617::oid, oid from pg_catalog.pg_operator where oprcom in (select o from "
        "changed) or oprnegate in (select o from changed)";
  TRY(answers, ask_inside(*connection_, {sql}));
  for (int r = 0; r < answers[0]->size(); ++r)
    seen.touched.insert({parse_oid(answers[0]->at(r, 0)), parse_oid(answers[0]->at(r, 1))});
  std::vector<Place> more;
  for (const Place& p : seen.touched) {
    more.push_back({privileges_of_members, p.object});
    if (p.catalog == catalog_oid::relation)
      for (Oid catalog : of_relations) more.push_back({catalog, p.object});
  }
  seen.touched.insert(more.begin(), more.end());
  return ok();
}

}  // namespace shale
