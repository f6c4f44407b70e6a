#include "catalog/follower.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/reading.h"
#include "catalog/watched.h"

namespace shale {
namespace {

std::string oid_list(const auto& places) {
  std::string list;
  for (const auto& p : places) list += fmt::format("{}{}", list.empty() ? "" : ",", p.object);
  return "'{" + list + "}'::pg_catalog.oid[]";
}

std::vector<Oid> parse_oids(Text array) {  // {1,2}
  std::vector<Oid> all;
  if (array.size() < 3) return all;
  for (Text item : split(array.substr(1, array.size() - 2), ',')) all.push_back(parse_oid(item));
  return all;
}

constexpr std::string_view generic_plans =
    "select set_config('plan_cache_mode', 'force_generic_plan', true)";

// The kinds whose rows stand for themselves in pg_depend's place, but are of relations.
constexpr Oid of_relations[] = {2, 3, 2611};
// And those that are of anything that belongs to an extension.
constexpr Oid privileges_of_members = 1;

}  // namespace

Result<CatalogFollower> CatalogFollower::start(Connection& connection, bool on_one_connection,
                                               const std::string& copy_of) {
  CatalogFollower follower(connection);
  CHECK(follower.find_touched());
  CHECK(follower.read_all(on_one_connection, copy_of));
  follower.steps_.clear();
  follower.depends_.first = follower.state();
  return follower;
}

Result<int> CatalogFollower::look() {
  TRY(seen, find_touched());
  if (!seen.all && seen.touched.empty()) {
    steps_.emplace_back();
    return state();
  }
  if (!seen.all) CHECK(add_dependents(seen));
  CHECK(seen.all ? read_all() : read_again(seen.touched));
  return state();
}

// One scan of each catalog: how many rows there are, and which objects those that came since the
// last look belong to. The rows that only come are not counted, which is a third of the price.
std::string CatalogFollower::touched_query() const {
  constexpr std::string_view young = "pg_catalog.age(xmin) <= (select pg_catalog.age($1))";
  const bool superuser = connection_->parameter("is_superuser") == "on";
  std::string sql =
      "select -1, 0, coalesce(pg_current_xact_id_if_assigned()::text,"
      " pg_snapshot_xmax(pg_current_snapshot())::text)";
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
    if (auto answers = ask_inside(*connection_, {std::string(generic_plans), execute}))
      return answers->back();
  // For the first time, or somebody has said DISCARD ALL.
  TRY(answers,
      ask_inside(*connection_, {std::string(generic_plans), "deallocate all",
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
Status CatalogFollower::find_gone(const std::vector<int>& less, Seen& seen) {
  std::vector<std::string> queries;
  for (int i : less)
    queries.push_back(fmt::format("select array_agg({}::oid)::text from pg_catalog.{}{}",
                                  watched[i].object, watched[i].table, filter_of(watched[i])));
  if (queries.empty()) return ok();
  TRY(answers, ask_inside(*connection_, queries));
  std::map<Oid, std::set<Oid>> there;
  for (std::size_t q = 0; q < less.size(); ++q) {
    const Watched& w = watched[less[q]];
    const std::vector<Oid> oids = parse_oids(answers[q]->at(0, 0));
    if (w.gone == Watched::by_oid)
      there[w.catalog] = {oids.begin(), oids.end()};
    else
      find_other_numbers(less[q], oids, seen);
  }
  for (const auto& [place, group] : now_) {
    const auto list = there.find(place.catalog);
    if (list == there.end() || list->second.contains(place.object)) continue;
    seen.touched.insert(place);
    // What it belonged to may say something else now: a table without its replica identity.
    for (const CatalogRow& row : group)
      if (row.parent.catalog != 0) seen.touched.insert({row.parent.catalog, row.parent.object});
  }
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
      oid_list(said));
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

// What belongs to an extension is not ours.
CatalogFollower::Groups CatalogFollower::own_groups(std::vector<CatalogRow> rows) const {
  Groups groups;
  for (CatalogRow& row : rows)
    if (!members_.contains({row.address.catalog, row.address.object, 0}))
      groups[place_of(row)].push_back(std::move(row));
  return groups;
}

Status CatalogFollower::read_all(bool on_one_connection, const std::string& copy_of) {
  TRY(raw, read_raw(*connection_, {.on_one_connection = on_one_connection, .copy_of = copy_of}));
  own_role_ = raw.role;
  database_ = raw.database;
  members_.clear();
  for (const auto& [part, extension] : raw.members) members_.emplace(part, extension);
  std::vector<CatalogRow> rows;
  rows.reserve(raw.count());
  for (std::vector<CatalogRow>& of_kind : raw.rows)
    std::ranges::move(of_kind, std::back_inserter(rows));
  Groups read = own_groups(std::move(rows));
  Step step = std::exchange(now_, std::move(read));
  for (const auto& [place, group] : now_) step.try_emplace(place);
  steps_.push_back(std::move(step));
  depends_ = {state(), std::move(raw.depends)};
  return ok();
}

Result<std::vector<CatalogRow>> CatalogFollower::ask_kinds(const std::set<Place>& touched) {
  std::set<Oid> catalogs;
  for (const Place& p : touched) catalogs.insert(p.catalog);
  std::vector<std::string> queries{std::string(generic_plans)};
  std::vector<std::size_t> kind_of_query{0};
  std::vector<bool> answers_rows{false};
  for (std::size_t i = 0; i < kinds().size(); ++i) {
    const Kind& kind = *kinds()[i];
    if (!catalogs.contains(kind.catalog)) continue;
    const std::string query = kind.query(connection_->server_version());
    if (query.empty()) continue;
    if (prepared_.insert(i).second) {
      queries.push_back(
          fmt::format("prepare shale_kind_{}(oid[]) as select * from ({}) q(object)"
                      " where object::oid = any($1)",
                      i, query));
      kind_of_query.push_back(i);
      answers_rows.push_back(false);
    }
    std::vector<Place> mine;
    for (const Place& p : touched)
      if (p.catalog == kind.catalog) mine.push_back(p);
    queries.push_back(fmt::format("execute shale_kind_{}({})", i, oid_list(mine)));
    kind_of_query.push_back(i);
    answers_rows.push_back(true);
  }
  auto answers = ask_inside(*connection_, queries);
  if (!answers) {
    knows_touched_ = false;  // somebody has said DISCARD ALL, for one
    return std::move(answers).error();
  }
  std::vector<CatalogRow> rows;
  for (std::size_t q = 0; q < queries.size(); ++q)
    if (answers_rows[q]) parse_rows(kind_of_query[q], (*answers)[q], rows);
  return rows;
}

// The names of others are made of it, so they would all have to be read again.
bool CatalogFollower::has_other_names(const Groups& read) const {
  for (const auto& [place, group] : read) {
    const auto old = now_.find(place);
    if (old == now_.end()) continue;
    for (const CatalogRow& row : group) {
      const auto before = std::ranges::find_if(old->second, [&](const CatalogRow& r) {
        return r.address == row.address && r.kind == row.kind;
      });
      if (before != old->second.end() &&
          (before->name != row.name || before->schema != row.schema ||
           before->parent != row.parent))
        return true;
    }
  }
  return false;
}

void CatalogFollower::replace(Groups read, const std::set<Place>& touched) {
  Step step;
  for (const Place& place : touched) {
    auto old = now_.extract(place);
    auto fresh = read.extract(place);
    if (old.empty() && fresh.empty()) continue;
    step.emplace(place, old.empty() ? Group() : std::move(old.mapped()));
    if (!fresh.empty()) now_.insert(std::move(fresh));
  }
  steps_.push_back(std::move(step));
}

Status CatalogFollower::read_again(const std::set<Place>& touched) {
  auto rows = ask_kinds(touched);
  if (!rows) return read_all();
  Groups read = own_groups(*std::move(rows));
  if (has_other_names(read)) return read_all();
  replace(std::move(read), touched);
  return ok();
}

const CatalogFollower::Group* CatalogFollower::at(const Place& place, int state) const {
  for (auto i = static_cast<std::size_t>(state - first_); i < steps_.size(); ++i)
    if (const auto found = steps_[i].find(place); found != steps_[i].end()) return &found->second;
  const auto found = now_.find(place);
  return found == now_.end() ? nullptr : &found->second;
}

// With what they stand in, at either state.
std::set<CatalogFollower::Place> CatalogFollower::with_places_above(std::set<Place> places, int a,
                                                                    int b) const {
  std::vector<Place> open(places.begin(), places.end());
  const auto add = [&](Place place) {
    if (places.insert(place).second) open.push_back(place);
  };
  while (!open.empty()) {
    const Place place = open.back();
    open.pop_back();
    for (int state : {a, b})
      if (const Group* group = at(place, state))
        for (const CatalogRow& row : *group) {
          if (row.schema != 0) add({catalog_oid::name_space, row.schema});
          if (row.parent.object != 0) add({row.parent.catalog, row.parent.object});
        }
  }
  return places;
}

CatalogAssembly CatalogFollower::assembled(const std::set<Place>& places, int state) const {
  static const CatalogOptions options;
  CatalogAssembly assembly(options);
  assembly.version(connection_->server_version());
  assembly.database(database_);
  assembly.own_role(own_role_);
  for (const Place& place : places)
    if (const Group* group = at(place, state))
      for (const CatalogRow& row : *group) assembly.add(row);
  assembly.place();
  return assembly;
}

Catalog CatalogFollower::part(const std::set<Place>& places, int state) const {
  return assembled(places, state).take();
}

std::pair<Catalog, Catalog> CatalogFollower::between(int earlier, int later) const {
  std::set<Place> places;
  for (auto i = static_cast<std::size_t>(earlier - first_);
       i < static_cast<std::size_t>(later - first_); ++i)
    for (const auto& [place, group] : steps_[i]) places.insert(place);
  places = with_places_above(std::move(places), earlier, later);
  return {part(places, earlier), part(places, later)};
}

std::set<CatalogFollower::Place> CatalogFollower::places_of(int state) const {
  std::set<Place> places;
  for (const auto& [place, group] : now_) places.insert(place);
  for (auto i = static_cast<std::size_t>(state - first_); i < steps_.size(); ++i)
    for (const auto& [place, group] : steps_[i]) places.insert(place);
  return places;
}

Catalog CatalogFollower::whole(int state) const {
  return part(places_of(state), state);
}

Result<Catalog> CatalogFollower::whole_with_edges() {
  if (depends_.first != state()) {
    TRY(depends, read_depends(*connection_));
    depends_ = {state(), std::move(depends)};
  }
  CatalogAssembly assembly = assembled(places_of(state()), state());
  for (const auto& [part, extension] : members_) assembly.member(part, extension);
  assembly.connect(depends_.second);
  return assembly.take();
}

void CatalogFollower::forget_before(int state) {
  for (; first_ < state && !steps_.empty(); ++first_) steps_.pop_front();
}

}  // namespace shale
