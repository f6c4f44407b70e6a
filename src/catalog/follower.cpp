#include "catalog/follower.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/reading.h"

namespace shale {
namespace {

// A system catalog that is watched, and which object of ours a row of it is about.
struct Watched {
  std::string_view table;
  Oid catalog;              // of the object
  std::string_view object;  // its oid
  enum Gone {
    by_oid,   // a row that goes takes its object along
    never,    // rows only go with the object's own row, or with a change to it
    several,  // an object has several: when one goes, all objects that have some are read again
    all,      // everything is read again when one comes or goes
  } gone;
  int since = 0;  // version of the server
};

constexpr Watched watched[] = {
    {"pg_namespace", 2615, "oid", Watched::by_oid},
    {"pg_class", 1259, "oid", Watched::by_oid},
    {"pg_attribute", 1259, "attrelid", Watched::never},
    {"pg_attrdef", 2604, "oid", Watched::by_oid},
    {"pg_constraint", 2606, "oid", Watched::by_oid},
    {"pg_constraint", 1247, "contypid", Watched::never, 170000},  // NOT NULL
    {"pg_constraint", 1259, "conrelid", Watched::never, 180000},
    {"pg_index", 1259, "indexrelid", Watched::never},
    {"pg_sequence", 1259, "seqrelid", Watched::never},
    {"pg_inherits", 1259, "inhrelid", Watched::never},
    {"pg_partitioned_table", 1259, "partrelid", Watched::never},
    {"pg_foreign_table", 1259, "ftrelid", Watched::never},
    {"pg_type", 1247, "oid", Watched::by_oid},
    {"pg_enum", 1247, "enumtypid", Watched::never},
    {"pg_range", 1247, "rngtypid", Watched::never},
    {"pg_proc", 1255, "oid", Watched::by_oid},
    {"pg_aggregate", 1255, "aggfnoid", Watched::never},
    {"pg_operator", 2617, "oid", Watched::by_oid},
    {"pg_opclass", 2616, "oid", Watched::by_oid},
    {"pg_opfamily", 2753, "oid", Watched::by_oid},
    {"pg_amop", 2602, "oid", Watched::by_oid},
    {"pg_amproc", 2603, "oid", Watched::by_oid},
    {"pg_cast", 2605, "oid", Watched::by_oid},
    {"pg_conversion", 2607, "oid", Watched::by_oid},
    {"pg_transform", 3576, "oid", Watched::by_oid},
    {"pg_language", 2612, "oid", Watched::by_oid},
    {"pg_am", 2601, "oid", Watched::by_oid},
    {"pg_collation", 3456, "oid", Watched::by_oid},
    {"pg_trigger", 2620, "oid", Watched::by_oid},
    {"pg_rewrite", 2618, "oid", Watched::by_oid},
    {"pg_rewrite", 1259, "ev_class", Watched::never},
    {"pg_policy", 3256, "oid", Watched::by_oid},
    {"pg_event_trigger", 3466, "oid", Watched::by_oid},
    {"pg_statistic_ext", 3381, "oid", Watched::by_oid},
    {"pg_foreign_data_wrapper", 2328, "oid", Watched::by_oid},
    {"pg_foreign_server", 1417, "oid", Watched::by_oid},
    {"pg_user_mapping", 1418, "oid", Watched::by_oid},
    {"pg_publication", 6104, "oid", Watched::by_oid},
    {"pg_publication_rel", 6106, "oid", Watched::by_oid},
    {"pg_publication_namespace", 6237, "oid", Watched::by_oid, 150000},
    {"pg_subscription", 6100, "oid", Watched::by_oid},
    {"pg_ts_config", 3602, "oid", Watched::by_oid},
    {"pg_ts_config_map", 3602, "mapcfg", Watched::several},
    {"pg_ts_dict", 3600, "oid", Watched::by_oid},
    {"pg_ts_parser", 3601, "oid", Watched::by_oid},
    {"pg_ts_template", 3764, "oid", Watched::by_oid},
    {"pg_default_acl", 826, "oid", Watched::by_oid},
    {"pg_description", 2609, "objoid", Watched::several},
    {"pg_seclabel", 3596, "objoid", Watched::several},
    {"pg_extension", 3079, "oid", Watched::all},
    // Members of extensions, and what says that it depends on one.
    {"pg_depend", 0, "objid", Watched::all},
};

std::string filter_of(const Watched& w) {
  return w.catalog == 0 ? " where deptype in ('e', 'x')" : "";
}

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

Result<CatalogFollower> CatalogFollower::start(Connection& connection) {
  CatalogFollower follower(connection);
  CHECK(follower.find_touched());
  CHECK(follower.read_all());
  follower.steps_.clear();
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

// One scan of each catalog: how many rows there are, how many of them are from before the last
// look, and which objects the others belong to.
std::string CatalogFollower::touched_query() const {
  std::string sql =
      "select -1, 0, 0, coalesce(pg_current_xact_id_if_assigned()::text,"
      " pg_snapshot_xmax(pg_current_snapshot())::text)";
  for (int i = 0; i < static_cast<int>(std::size(watched)); ++i) {
    const Watched& w = watched[i];
    if (connection_->server_version() < w.since) continue;
    sql += fmt::format(
        " union all select {}, count(*), count(*) filter (where age(xmin) > age($1)),"
        " array_agg(distinct {}::oid) filter (where age(xmin) <= age($1))::text"
        " from pg_catalog.{}{}",
        i, w.object, w.table, filter_of(w));
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
      marker_ = std::string(rows.at(r, 3));
      continue;
    }
    const long long count = rows.number(r, 1), kept = rows.number(r, 2);
    const long long before = std::exchange(counts_[i], count);
    if (before == kept && count == kept) continue;
    const Watched& w = watched[i];
    if (w.gone == Watched::all) seen.all = true;
    for (Oid object : parse_oids(rows.at(r, 3))) seen.touched.insert({w.catalog, object});
    if (before != kept && w.gone != Watched::never) less.push_back(i);
  }
  if (!seen.all) CHECK(find_gone(less, seen));
  return seen;
}

// Which of the objects that we know are not there any more.
Status CatalogFollower::find_gone(const std::vector<int>& less, Seen& seen) {
  std::vector<std::string> queries;
  for (int i : less)
    queries.push_back(fmt::format("select array_agg(distinct {}::oid)::text from pg_catalog.{}",
                                  watched[i].object, watched[i].table));
  if (queries.empty()) return ok();
  TRY(answers, ask_inside(*connection_, queries));
  std::map<Oid, std::set<Oid>> there;
  std::set<Oid> several;
  for (std::size_t q = 0; q < less.size(); ++q) {
    const Watched& w = watched[less[q]];
    if (w.gone == Watched::several) several.insert(w.catalog);
    if (w.gone != Watched::by_oid) continue;
    const std::vector<Oid> oids = parse_oids(answers[q]->at(0, 0));
    there[w.catalog] = {oids.begin(), oids.end()};
  }
  for (const auto& [place, group] : now_) {
    const auto list = there.find(place.catalog);
    const bool gone = list != there.end() && !list->second.contains(place.object);
    if (gone || several.contains(place.catalog)) seen.touched.insert(place);
    // What it belonged to may say something else now: a table without its replica identity.
    for (const CatalogRow& row : group)
      if (gone && row.parent.catalog != 0)
        seen.touched.insert({row.parent.catalog, row.parent.object});
  }
  return ok();
}

// A view, an index, a constraint is printed by means of what it depends on.
Status CatalogFollower::add_dependents(Seen& seen) {
  const std::string sql = fmt::format(
      "with changed as (select unnest({}) o), used as (select o from changed union"
      " select reltype from pg_catalog.pg_class where oid in (select o from changed)),"
      " direct as (select classid, objid from pg_catalog.pg_depend where refobjid in (select o from"
      " used) and deptype <> 'e')"
      " select classid, objid from direct union select 1259::oid, ev_class from"
      " pg_catalog.pg_rewrite where oid in (select objid from direct where classid = 2618)"
      // The options of an identity column's sequence are the column's.
      " union select refclassid, refobjid from pg_catalog.pg_depend where objid in (select o from"
      " changed) and deptype = 'i' and refclassid = 1259",
      oid_list(seen.touched));
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

Status CatalogFollower::read_all() {
  TRY(raw, read_raw(*connection_, true));
  own_role_ = raw.role;
  database_ = raw.database;
  members_.clear();
  for (const auto& [part, extension] : raw.members) members_.insert(part);
  Groups read = own_groups(std::move(raw.rows));
  Step step = std::exchange(now_, std::move(read));
  for (const auto& [place, group] : now_) step.try_emplace(place);
  steps_.push_back(std::move(step));
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

Catalog CatalogFollower::part(const std::set<Place>& places, int state) const {
  const CatalogOptions options;
  CatalogAssembly assembly(options);
  assembly.version(connection_->server_version());
  assembly.database(database_);
  assembly.own_role(own_role_);
  for (const Place& place : places)
    if (const Group* group = at(place, state))
      for (const CatalogRow& row : *group) assembly.add(row);
  assembly.place();
  return assembly.take();
}

std::pair<Catalog, Catalog> CatalogFollower::between(int earlier, int later) const {
  std::set<Place> places;
  for (auto i = static_cast<std::size_t>(earlier - first_);
       i < static_cast<std::size_t>(later - first_); ++i)
    for (const auto& [place, group] : steps_[i]) places.insert(place);
  places = with_places_above(std::move(places), earlier, later);
  return {part(places, earlier), part(places, later)};
}

void CatalogFollower::forget_before(int state) {
  for (; first_ < state && !steps_.empty(); ++first_) steps_.pop_front();
}

}  // namespace shale
