// Where each object of a folder of migrations comes from: the statement that made it, and the one
// that touched it last, as file:line.
//
// The statements are walked in their order, without a server. What the text does not say (DO
// blocks, functions that are called) is settled by what the replay has left: which migration wrote
// the object's rows last. Where both don't agree on a statement, none is claimed.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "catalog/catalog.h"
#include "diff/plan.h"
#include "diff/rename.h"
#include "migration/migration.h"
#include "schema/ledger.h"
#include "schema/written.h"

namespace shale {

// Migrations that were replayed, and what is to be said of them.
struct Replays {
  Folder folder{};
  std::string revision{};                    // "main:"; empty: the files are where they are
  Path unpacked{};                           // of a revision: where its files stand
  std::shared_ptr<TemporaryFolder> files{};  // and who keeps them there
  Written written{};
};

class Provenance {
 public:
  // The catalog is what the replay has led to. It has to outlive the result.
  static Result<Provenance> of(const Replays& replays, const Catalog& catalog);

  // "migrations/012_orders.up.sql:14", with what changed it last behind it, or a file alone; "" if
  // it is not known. `about` is "table public.orders".
  std::string made(std::string_view about) const;
  std::string changed(std::string_view about) const;
  std::string renamed(std::string_view about) const;
  std::string dropped(std::string_view about) const;

 private:
  struct Place {
    std::size_t migration = 0;
    std::size_t line = 0;
  };
  // A statement whose text does not say all that it does.
  struct Opaque {
    int statement = -1;
    std::set<std::string> words{};
    bool made_up = false;  // it makes up names
  };
  // What a step is about, as the ledger knows it.
  struct Subject {
    std::string key{}, part{};
    std::vector<std::string> names{};  // bare, that a text has to have to be about it
    const Object* object = nullptr;    // of the catalog, if it has it
    int migration = -1;                // that wrote its rows last; -1: not known
  };
  Status walk(const Replays& replays);
  void take(std::string_view text, Place place);
  Subject subject_of(std::string_view about) const;
  enum class Extent { own, with_parts };
  Marks marks_of(const Subject& subject, Extent extent) const;
  int written_with_columns(const Object& object, int own) const;
  bool may_be_of(const Opaque& opaque, const Subject& subject) const;
  std::string last_of(const Subject& subject, int last) const;
  std::string shown(int statement) const;
  int migration_of(int statement) const {
    return static_cast<int>(statements_[static_cast<std::size_t>(statement)].migration);
  }

  const Catalog* catalog_ = nullptr;
  Ledger ledger_;
  std::vector<std::string> files_;  // by migration, as they are shown
  std::vector<Place> statements_;
  std::vector<Opaque> opaque_;
  std::map<std::string, std::set<std::string>, std::less<>> bodies_;  // words of routines
  std::map<std::string, int, std::less<>> stems_;
  const Written* written_ = nullptr;
};

// Where the statement of a step comes from; the provenances may be null. A plan calls what goes by
// the name that it has behind the renames.
std::string origin_of(const Step& step, const Provenance* from, const Provenance* to,
                      const std::vector<Rename>& renames);

}  // namespace shale
