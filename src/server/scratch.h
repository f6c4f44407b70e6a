// Scratch databases: made from a template, thrown away with their owner.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "server/server.h"

namespace shale {

// Dropped, with whoever is still connected, when the object goes. Move-only. What a killed Shale
// leaves behind is known by its name, which says the process that made it.
class ScratchDatabase {
 public:
  // A copy of a template: a snapshot, or (the default) Postgres's own pristine template0.
  static Result<ScratchDatabase> make(const Server& server,
                                      const std::string& template_database = "");

  ScratchDatabase(ScratchDatabase&& other) noexcept;
  ScratchDatabase& operator=(ScratchDatabase&& other) noexcept;
  ~ScratchDatabase();

  const std::string& name() const { return name_; }
  const Target& target() const { return target_; }
  Result<Connection> connect() const;
  // Drops it now and says how that went.
  Status drop();
  // Leaves it to its fate: the keeper drops it when this process has ended.
  void release() { name_.clear(); }

  // Drops what processes that don't run any more have left.
  static Status drop_orphans(const Server& server);

 private:
  ScratchDatabase(Target maintenance, Target target, std::string name)
      : maintenance_(std::move(maintenance)), target_(std::move(target)), name_(std::move(name)) {}
  Target maintenance_;
  Target target_;
  std::string name_;  // empty: nothing to drop
};

// The same, over a connection to the database `postgres`; roles of that name go behind their
// databases. One query if there are none. Databases that somebody is still connected to wait for
// the next time.
enum class Where { here, elsewhere };  // is it the local server?
void drop_orphans(Connection& maintenance, Where where = Where::here);

// Is this the name of a scratch database whose process has ended? Elsewhere only those that this
// machine has made are known to have.
bool is_orphan(std::string_view database, Where where = Where::here);
// "shale_scratch_<pid>_<start of the process>m<machine>_<n>", for this process.
std::string next_scratch_name();

}  // namespace shale
