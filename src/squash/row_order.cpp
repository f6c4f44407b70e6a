#include "squash/row_order.h"

#include <algorithm>
#include <deque>

#include <fmt/format.h>

#include "base/text.h"

namespace shale {
namespace {

class Order {
 public:
  explicit Order(RowTables& tables) : tables_(tables), placed_(tables.tables.size(), false) {
    for (const RowLink& link : tables.links)
      if (link.from != link.to) links_.push_back(link);
  }

  RowOrder take() {
    while (result_.tables.size() < placed_.size())
      if (!place_next()) cut();
    return std::move(result_);
  }

 private:
  bool place_next() {
    for (std::size_t t = 0; t < placed_.size(); ++t) {
      const bool waits = std::ranges::any_of(
          links_, [&](const RowLink& link) { return link.from == t && !placed_[link.to]; });
      if (placed_[t] || waits) continue;
      placed_[t] = true;
      result_.tables.push_back(t);
      return true;
    }
    return false;
  }

  bool reaches(std::size_t from, std::size_t to) const {
    std::vector<bool> seen(placed_.size(), false);
    std::deque<std::size_t> open{from};
    while (!open.empty()) {
      const std::size_t at = open.front();
      open.pop_front();
      if (at == to) return true;
      if (seen[at]) continue;
      seen[at] = true;
      for (const RowLink& link : links_)
        if (link.from == at && !placed_[link.to]) open.push_back(link.to);
    }
    return false;
  }

  // Takes one key of a circle out: best one whose columns may be NULL for a while.
  void cut() {
    std::size_t best = links_.size();
    int best_worth = -1;
    for (std::size_t i = 0; i < links_.size(); ++i) {
      const RowLink& link = links_[i];
      if (placed_[link.from] || placed_[link.to] || !reaches(link.to, link.from)) continue;
      const int worth = !columns_to_fill(tables_.tables[link.from], link).empty() ? 2
                        : link.is_deferrable                                      ? 1
                                                                                  : 0;
      if (worth > best_worth) best = i;
      best_worth = std::max(best_worth, worth);
    }
    RowLink link = std::move(links_[best]);
    links_.erase(links_.begin() + static_cast<std::ptrdiff_t>(best));
    const RowTable &from = tables_.tables[link.from], &to = tables_.tables[link.to];
    if (best_worth == 0)
      tables_.remarks.push_back(fmt::format(
          "Rows of {} and {} refer to each other, and neither can wait for the other: the foreign"
          " key {} will refuse them.",
          from.name, to.name, link.constraint));
    if (best_worth == 2) result_.later.push_back(std::move(link));
    if (best_worth == 1) result_.deferred.push_back(std::move(link));
  }

  RowTables& tables_;
  std::vector<RowLink> links_{};
  std::vector<bool> placed_;
  RowOrder result_{};
};

}  // namespace

std::vector<std::size_t> columns_to_fill(const RowTable& table, const RowLink& link) {
  // The row has to be found again.
  const auto is_kept = [&](std::size_t c) { return table.columns[c].fate == RowFate::keep; };
  if (table.keys.empty() || !std::ranges::all_of(table.keys.front(), is_kept)) return {};
  std::vector<std::size_t> columns;
  for (const std::size_t c : link.columns)
    if (c != no_column && !table.columns[c].not_null) columns.push_back(c);
  if (link.is_full && columns.size() < link.columns.size()) return {};
  if (!link.is_full && columns.size() > 1) columns.erase(columns.begin() + 1, columns.end());
  return columns;
}

RowOrder order_of(RowTables& tables) {
  // An UPDATE finds its row by a key that does not change.
  for (RowTable& table : tables.tables)
    std::ranges::stable_partition(table.keys, [&](const std::vector<std::size_t>& key) {
      return std::ranges::all_of(
          key, [&](std::size_t c) { return table.columns[c].fate == RowFate::keep; });
    });
  return Order(tables).take();
}

}  // namespace shale
