// How a file's statements are put into transactions.
//
// One transaction, always, unless a statement forbids it: files exist that fail when their
// statements run one by one, and others that fail when they don't. A BEGIN … COMMIT around the
// whole file means the transaction that it gets anyway; several of them, or one around a part, are
// honoured.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "migration/migration.h"
#include "sql/script.h"

namespace shale {

// Statements [first, last) of the script.
struct Segment {
  enum class Mode {
    transaction,  // in one transaction, with the event that says so
    alone,        // one statement, outside of any
  };
  Mode mode = Mode::transaction;
  std::size_t first = 0;
  std::size_t last = 0;
  std::string modes{};      // of the file's BEGIN: "isolation level serializable"
  bool rolls_back = false;  // the file ends this one with ROLLBACK: it is run and taken back
};

struct Plan {
  std::vector<Segment> segments{};
  // May the file leave something in the session (a search_path, a role, a temporary table)?
  bool session = false;
  // Does it have COPY data? Such a file takes more than one message.
  bool copy = false;

  // One transaction, and nothing else: what most migrations are.
  bool is_whole() const {
    return segments.empty() ||
           (segments.size() == 1 && segments[0].mode == Segment::Mode::transaction &&
            !segments[0].rolls_back);
  }
};

// `alone` has the statements that the server said can't run in a transaction, though we didn't
// know. The Error has a place: a statement that can't run where the file puts it, psql's commands,
// …
Result<Plan> plan_of(const Script& script, const Directives& directives,
                     const std::set<std::size_t>& alone = {});

}  // namespace shale
