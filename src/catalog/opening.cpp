#include "catalog/opening.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "base/text.h"

namespace shale {
namespace {

// What tells which kinds there may be. A Presence stands for all of its column's words.
class Opening {
 public:
  explicit Opening(const std::vector<CatalogQuery>& queries) {
    for (const CatalogQuery& query : queries)
      if (!query.presence.catalog.empty() && place(query.presence) == looked_.size())
        looked_.push_back(query.presence);
  }
  std::string sql() const {
    std::vector<std::string> each;
    for (const Presence& p : looked_)
      each.push_back(
          p.column.empty()
              ? fmt::format("exists (select from pg_catalog.{} where oid >= 16384)", p.catalog)
              : fmt::format("coalesce((select string_agg(w::text, ' ') from (select {} as w"
                            " from pg_catalog.{} where oid >= 16384 group by 1) x), '')",
                            p.column, p.catalog));
    return "select " + join(each, ", ");
  }
  bool may_find(const Presence& presence, const Rows& opened) const {
    if (presence.catalog.empty()) return true;
    const int column = static_cast<int>(place(presence));
    if (presence.column.empty()) return opened.truth(0, column);
    const auto there = split(opened.at(0, column), ' ');
    return std::ranges::any_of(split(presence.words, ' '), [&](std::string_view word) {
      return std::ranges::find(there, word) != there.end();
    });
  }

 private:
  std::size_t place(const Presence& of) const {
    const auto same = [&](const Presence& p) {
      return p.catalog == of.catalog && p.column == of.column;
    };
    return static_cast<std::size_t>(std::ranges::find_if(looked_, same) - looked_.begin());
  }

  std::vector<Presence> looked_;
};

}  // namespace

Result<std::vector<std::size_t>> worth_asking(Connection& connection, long long relations,
                                              const std::vector<CatalogQuery>& queries,
                                              Connection::Plans plans) {
  constexpr long long few = 400;
  std::vector<std::size_t> which(queries.size());
  std::iota(which.begin(), which.end(), std::size_t{0});
  if (relations >= few) return which;
  const Opening opening(queries);
  TRY(opened, connection.pipeline(std::vector<std::string>{opening.sql()}, plans));
  std::erase_if(which,
                [&](std::size_t i) { return !opening.may_find(queries[i].presence, opened[0]); });
  return which;
}

}  // namespace shale
