// The statements of a squash in the words of those who wrote the originals, wherever these words
// lead to the same; what nobody wrote, or what led elsewhere, is said as Postgres prints it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "diff/plan.h"
#include "squash/originals.h"

namespace shale {

enum class ColumnOrder {
  keep,     // as the originals left it: what was added later stands last
  logical,  // keys, then what refers to others, then the rest; the times of a row last
};

struct Said {
  std::string sql{};                    // without the semicolon
  std::string above{};                  // comment lines in front of it
  std::string behind{};                 // a comment on its last line
  std::vector<std::string> path{};      // the search_path that it needs; empty: any
  std::vector<const Object*> brings{};  // objects that come with it: the sequence of a serial
  std::set<std::size_t> from{};         // the migrations that it was taken from
};

class PeoplesText {
 public:
  PeoplesText(Originals& originals, const Catalog& catalog, ColumnOrder order)
      : originals_(originals), catalog_(catalog), order_(order) {}

  // What was said of an object led elsewhere: it is printed from now on. False: it was rejected
  // before.
  bool reject(const Object& object);
  void trust_again(const Object& object);

  // The originals, by their numbers, whose statements are about it.
  void add_migrations(const Object& object, std::set<std::size_t>& all) const;

  // How to say the first statement of a step's unit. None: as the plan prints it.
  std::optional<Said> say(const Step& step);

  // Of all definitions that people wrote (columns, constraints, indexes, functions, …), how many
  // are said in their words; and how many nobody wrote: a block or Postgres itself made these.
  // Counted while they are said; begin anew with each round, and leave out in the end what comes
  // with others.
  struct Count {
    std::size_t kept = 0, unwritten = 0;
    // Those that people wrote, and that are printed all the same: "column public.orders.total".
    std::vector<std::string> printed{};
  };
  void count_anew() {
    printed_.clear();
    kept_ = 0;
  }
  void leave_out(const std::set<const Object*>& brought);
  Count count() const;

 private:
  friend class TableComposer;
  bool is_rejected(const Object& object) const;
  bool was_altered(const Object& domain, int made) const;
  bool takes_more_by_now(const Object& view, int statement) const;
  std::optional<Said> whole(const Step& step);
  std::optional<Said> enumeration(const Step& step, Said said) const;
  std::optional<Said> partition(const Step& step);
  void note(const Object* object, bool kept);

  Originals& originals_;
  const Catalog& catalog_;
  ColumnOrder order_;
  std::set<std::string> rejected_;      // "column public.orders.total"
  std::vector<const Object*> printed_;  // null: no object of the catalog
  std::size_t kept_ = 0;
};

std::string about(const Object& object);  // "table public.orders"

}  // namespace shale
