#include "squash/placement.h"

#include <algorithm>
#include <set>

#include "base/index.h"
#include "base/text.h"
#include "squash/mentions.h"

namespace shale {
namespace {

bool comes_first(const Object& object) {
  return object.kind->name == "schema" || object.kind->name == "extension";
}

// Can it only be made with its parent? A foreign key can follow, and so can what a view or a
// publication has.
bool is_inseparable(const Object& object) {
  if (object.parent == nullptr || object.kind->name == "foreign key") return false;
  if (object.kind->implied || object.kind->name == "inheritance") return true;
  const std::string_view root = root_of(object).kind->name;
  if (root == "view" || root == "materialized view" || root == "publication") return false;
  return !object.kind->clause(object, {}).empty();
}

class Placement {
 public:
  Placement(const Catalog& catalog, const GroupTables& tables, const std::vector<int>& wanted,
            int groups)
      : catalog_(catalog), tables_(tables), wanted_(wanted), groups_(groups) {}

  std::vector<int> run() {
    connect();
    std::vector<int> base(size(), 0), reads(size(), 0);
    for (std::size_t i = 0; i < size(); ++i)
      if (is_any_table(object(i))) {
        base[i] = wanted_[at(tables_.of[i])];
        reads[i] = 1;
      } else if (comes_last(object(i))) {
        base[i] = groups_ - 1;
      }
    low_ = raised(base);
    reads_table_ = raised(reads);
    placed_ = low_;
    state_.assign(size(), State::open);
    for (std::size_t i = 0; i < size(); ++i)
      if (is_free(i)) base[i] = place(static_cast<int>(i));
    return raised(base);
  }

 private:
  enum class State : char { open, underway, done };

  std::size_t size() const { return catalog_.objects().size(); }
  const Object& object(std::size_t i) const { return catalog_.objects()[i]; }
  int root(int i) const { return catalog_.index_of(root_of(object(at(i)))); }
  bool is_free(std::size_t i) const {
    return object(i).parent == nullptr && !is_any_table(object(i)) && !comes_first(object(i)) &&
           !comes_last(object(i));
  }

  void connect() {
    std::vector<Edge> needs(catalog_.edges().begin(), catalog_.edges().end());
    const Mentions mentions = mentions_in_bodies(catalog_);
    needs.insert(needs.end(), mentions.needed.begin(), mentions.needed.end());
    for (std::size_t i = 0; i < size(); ++i)
      if (is_inseparable(object(i)))
        needs.push_back({catalog_.index_of(*object(i).parent), static_cast<int>(i)});
    users_.assign(size(), {});
    users_of_root_.assign(size(), {});
    named_.assign(size(), {});
    for (const Edge& e : needs) {
      users_[at(e.used)].push_back(e.user);
      if (const int used = root(e.used); used != root(e.user))
        users_of_root_[at(used)].push_back(e.user);
    }
    for (const auto* list : {&mentions.needed, &mentions.named})
      for (const Edge& e : *list) named_[at(e.user)].push_back(e.used);
  }

  // The least groups, not below `base`, in which nothing stands before what it needs: each value,
  // the highest first, goes to all that need what has it.
  std::vector<int> raised(const std::vector<int>& base) const {
    std::vector<std::vector<int>> of_value(at(std::max(groups_, 2)));
    for (std::size_t i = 0; i < size(); ++i) of_value[at(base[i])].push_back(static_cast<int>(i));
    std::vector<int> group(size(), -1);
    for (int value = static_cast<int>(of_value.size()) - 1; value >= 0; --value)
      for (std::vector<int> work = std::move(of_value[at(value)]); !work.empty();) {
        const int i = work.back();
        work.pop_back();
        if (group[at(i)] >= 0) continue;
        group[at(i)] = value;
        work.insert(work.end(), users_[at(i)].begin(), users_[at(i)].end());
      }
    return group;
  }

  // Users first. In a circle the least group stands.
  int place(int i) {
    if (state_[at(i)] != State::open) return placed_[at(i)];
    state_[at(i)] = State::underway;
    std::set<int> used_in;
    for (const int user : users_of_root_[at(i)]) {
      const int above = root(user);
      used_in.insert(is_free(at(above)) ? std::max(low_[at(user)], place(above)) : low_[at(user)]);
    }
    int named = 0;
    for (const int other : named_[at(i)])
      if (root(other) != i) named = std::max(named, low_[at(root(other))]);
    placed_[at(i)] = chosen(i, used_in, named);
    state_[at(i)] = State::done;
    return placed_[at(i)];
  }

  // Not before the least, nor behind the first who uses it.
  int chosen(int i, const std::set<int>& used_in, int named) const {
    const int low = low_[at(i)];
    if (used_in.empty()) return std::max(low, named);
    if (reads_table_[at(i)] > 0) return low;
    if (used_in.size() == 1) return std::max(low, *used_in.begin());
    return std::max(low, std::min(named, *used_in.begin()));
  }

  const Catalog& catalog_;
  const GroupTables& tables_;
  const std::vector<int>& wanted_;  // by table
  const int groups_;
  // By object.
  std::vector<std::vector<int>> users_, users_of_root_, named_;
  std::vector<int> low_, reads_table_, placed_;
  std::vector<State> state_;
};

}  // namespace

bool comes_last(const Object& object) {
  constexpr int last_kinds = 105;  // see Kind::order
  return object.parent == nullptr && object.kind->order >= last_kinds;
}

std::vector<int> place_objects(const Catalog& catalog, const GroupTables& tables,
                               const std::vector<int>& wanted, int groups) {
  return Placement(catalog, tables, wanted, groups).run();
}

}  // namespace shale
