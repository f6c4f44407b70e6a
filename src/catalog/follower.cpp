#include "catalog/follower.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "catalog/reading.h"

namespace shale {

Result<CatalogFollower> CatalogFollower::start(Connection& connection, bool on_one_connection,
                                               SnapshotRows* copy_of) {
  CatalogFollower follower(connection);
  if (copy_of == nullptr) {
    TRY(rows, follower.read_rows(on_one_connection, "", true));
    follower.base_ = std::move(rows);
    return follower;
  }
  std::unique_lock one_reads(copy_of->mutex_, std::try_to_lock);
  if (one_reads && copy_of->rows_ == nullptr) {
    TRY(rows, follower.read_rows(on_one_connection, copy_of->database_, true));
    copy_of->rows_ = std::move(rows);
  } else {
    // The first look at a copy is dear: the server has nothing of it at hand. So nobody waits for
    // it.
    if (one_reads) one_reads.unlock();
    TRY(here, connection.query("select current_user, current_database()"));
    follower.own_role_ = here.at(0, 0);
    follower.database_ = here.at(0, 1);
    CHECK(follower.find_touched());
    one_reads.lock();
    // Whoever had it may have failed.
    if (copy_of->rows_ == nullptr) {
      TRY(rows, follower.read_rows(on_one_connection, copy_of->database_, false));
      copy_of->rows_ = std::move(rows);
    }
  }
  follower.base_ = copy_of->rows_;
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

// What belongs to an extension is not ours.
CatalogFollower::Groups CatalogFollower::own_groups(std::vector<CatalogRow> rows) const {
  Groups groups;
  for (CatalogRow& row : rows)
    if (!base_->members.contains({row.address.catalog, row.address.object, 0}))
      groups[place_of(row)].push_back(std::move(row));
  return groups;
}

Result<std::shared_ptr<const FirstRows>> CatalogFollower::read_rows(bool on_one_connection,
                                                                    const std::string& copy_of,
                                                                    bool is_first) {
  std::function<Status()> first_look;
  if (is_first)
    first_look = [this]() -> Status {
      TRY(seen, find_touched());
      return ok();
    };
  TRY(raw, read_raw(*connection_, {.on_one_connection = on_one_connection, .copy_of = copy_of},
                    first_look));
  own_role_ = raw.role;
  database_ = raw.database;
  auto read = std::make_shared<FirstRows>();
  for (const auto& [part, extension] : raw.members) read->members.emplace(part, extension);
  std::vector<CatalogRow> rows;
  rows.reserve(raw.count());
  for (std::vector<CatalogRow>& of_kind : raw.rows)
    for (CatalogRow& row : of_kind)
      if (!read->members.contains({row.address.catalog, row.address.object, 0}))
        rows.push_back(std::move(row));
  read->rows = PlacedRows(std::move(rows));
  read->depends = std::move(raw.depends);
  return std::shared_ptr<const FirstRows>(std::move(read));
}

Status CatalogFollower::read_all() {
  TRY(read, read_rows(true, "", false));
  Step step;
  for (const PlacedRows* rows : {&base_->rows, &read->rows})
    for (const CatalogRow& row : rows->all())
      if (const auto [known, fresh] = step.try_emplace(place_of(row)); fresh)
        known->second = group_now(place_of(row));
  for (auto& [place, group] : changed_) step.try_emplace(place, group);
  steps_.push_back(std::move(step));
  base_ = std::move(read);
  changed_.clear();
  depends_ = {state(), base_->depends};
  return ok();
}

Result<std::vector<CatalogRow>> CatalogFollower::ask_kinds(const std::set<Place>& touched) {
  std::set<Oid> catalogs;
  for (const Place& p : touched) catalogs.insert(p.catalog);
  std::vector<std::string> queries{std::string(generic_plans_query)};
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
    queries.push_back(fmt::format("execute shale_kind_{}({})", i, oid_array(mine)));
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
  for (const auto& [place, group] : read)
    for (const CatalogRow* before : at(place, state()))
      for (const CatalogRow& row : group)
        if (before->address == row.address && before->kind == row.kind &&
            (before->name != row.name || before->schema != row.schema ||
             before->parent != row.parent))
          return true;
  return false;
}

void CatalogFollower::replace(Groups read, const std::set<Place>& touched) {
  Step step;
  for (const Place& place : touched) {
    Group old = group_now(place);
    auto fresh = read.extract(place);
    if (old.empty() && fresh.empty()) continue;
    step.emplace(place, std::move(old));
    changed_[place] = fresh.empty() ? Group() : std::move(fresh.mapped());
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

CatalogFollower::Group CatalogFollower::group_now(const Place& place) const {
  if (const auto found = changed_.find(place); found != changed_.end()) return found->second;
  Group group;
  base_->rows.each_at(place, [&](const CatalogRow& row) { group.push_back(row); });
  return group;
}

std::vector<const CatalogRow*> CatalogFollower::at(const Place& place, int state) const {
  std::vector<const CatalogRow*> rows;
  const auto take = [&](const CatalogRow& row) { rows.push_back(&row); };
  for (auto i = static_cast<std::size_t>(state - first_); i < steps_.size(); ++i)
    if (const auto found = steps_[i].find(place); found != steps_[i].end())
      return std::ranges::for_each(found->second, take), rows;
  if (const auto found = changed_.find(place); found != changed_.end())
    std::ranges::for_each(found->second, take);
  else
    base_->rows.each_at(place, take);
  return rows;
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
      for (const CatalogRow* row : at(place, state)) {
        if (row->schema != 0) add({catalog_oid::name_space, row->schema});
        if (row->parent.object != 0) add({row->parent.catalog, row->parent.object});
      }
  }
  return places;
}

CatalogAssembly CatalogFollower::empty_assembly() const {
  static const CatalogOptions options;
  CatalogAssembly assembly(options);
  assembly.version(connection_->server_version());
  assembly.database(database_);
  assembly.own_role(own_role_);
  return assembly;
}

Catalog CatalogFollower::part(const std::set<Place>& places, int state) const {
  CatalogAssembly assembly = empty_assembly();
  for (const Place& place : places)
    for (const CatalogRow* row : at(place, state)) assembly.add(*row);
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

// Most of it is as it was read at first.
CatalogAssembly CatalogFollower::assembled_whole(int state) const {
  std::set<Place> other;
  for (auto i = static_cast<std::size_t>(state - first_); i < steps_.size(); ++i)
    for (const auto& [place, group] : steps_[i]) other.insert(place);
  for (const auto& [place, group] : changed_) other.insert(place);
  CatalogAssembly assembly = empty_assembly();
  assembly.reserve(base_->rows.all().size());
  for (const CatalogRow& row : base_->rows.all())
    if (other.empty() || !other.contains(place_of(row))) assembly.add(row);
  for (const Place& place : other)
    for (const CatalogRow* row : at(place, state)) assembly.add(*row);
  assembly.place();
  return assembly;
}

Catalog CatalogFollower::whole(int state) const {
  return assembled_whole(state).take();
}

Result<Catalog> CatalogFollower::whole_with_edges() {
  if (steps_.empty() && first_ == 0) {
    depends_ = {0, base_->depends};
  } else if (depends_.first != state()) {
    TRY(depends, read_depends(*connection_));
    depends_ = {state(), std::move(depends)};
  }
  CatalogAssembly assembly = assembled_whole(state());
  for (const auto& [part, extension] : base_->members) assembly.member(part, extension);
  assembly.connect(depends_.second);
  return assembly.take();
}

void CatalogFollower::forget_before(int state) {
  for (; first_ < state && !steps_.empty(); ++first_) steps_.pop_front();
}

}  // namespace shale
