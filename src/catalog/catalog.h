// The schema of a database at one moment: every object, and what uses what.
#pragma once

#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "catalog/address_map.h"
#include "catalog/kind.h"
#include "pg/connection.h"

namespace shale {

// `user` can't be without `used`: made later, dropped earlier. Indexes into the catalog's objects.
struct Edge {
  int user = 0;
  int used = 0;

  bool operator==(const Edge&) const = default;
  auto operator<=>(const Edge&) const = default;
};

// Whose name is left out as an owner and in grants, because it is another one in each database.
enum class OwnRole {
  reader,    // the role that reads
  majority,  // the one that most things belong to
};

struct CatalogOptions {
  OwnRole own_role = OwnRole::reader;
  // Only these schemas, and what stands in none. Empty: all but Postgres's own and shale's.
  std::vector<std::string> schemas{};
  // Of what stands in no schema (extensions, publications, casts, …) only what this one has: the
  // rest of the database is somebody else's. Null: all of it.
  const Catalog* known = nullptr;
  // Tables of other tools, as "public.schema_migrations", with all that belongs to them.
  std::vector<std::string> left_out{};
  // Read on one connection, however large it is: another catalog is read at the same time.
  bool on_one_connection = false;
  // The connection reads catalogs again and again, and runs nothing that would take its prepared
  // statements away (Connection::Plans::kept). In a small database making the plans is most of the
  // price.
  bool again = false;
  // The database of the snapshot that this one is a copy of, if nothing has run in it: what was
  // read of such a copy before is not asked again.
  std::string copy_of{};
};

class Catalog {
 public:
  Catalog() = default;
  Catalog(Catalog&&) = default;
  Catalog& operator=(Catalog&&) = default;

  // Everything in one repeatable-read snapshot and one round trip. In a transaction: as it stands
  // in there, with what is not committed.
  static Result<Catalog> read(Connection& connection, const CatalogOptions& options = {});

  // A new database, as template0 has it: the schema public, as the server of `like` makes it.
  static Catalog pristine(const Catalog& like);

  // By kind in the table's order, then by key.
  const std::vector<Object>& objects() const { return objects_; }
  std::span<const Edge> edges() const { return edges_; }  // sorted
  // The kind's objects, by key.
  std::span<const Object> of(const Kind& kind) const;
  const Object* find(const Kind& kind, std::string_view key) const;
  const Object* find(std::string_view kind, std::string_view key) const;
  int index_of(const Object& object) const { return static_cast<int>(&object - objects_.data()); }
  // The object that an address belongs to: a row type to its table, an index to its constraint.
  int at(Address address) const;

  int server_version() const { return version_; }
  // The role that stands for whoever runs the migrations; it is "" as an owner and in grants.
  const std::string& own_role() const { return own_role_; }
  const std::string& database() const { return database_; }

  // What Postgres knows of in these schemas and no kind covers: "operator class public.x".
  const std::vector<std::string>& uncovered() const { return uncovered_; }

 private:
  friend class CatalogAssembly;
  std::vector<std::shared_ptr<const Rows>> rows_;  // own the texts
  std::deque<std::string> texts_;                  // and so do these
  std::vector<Object> objects_;
  std::vector<Edge> edges_;
  std::vector<std::string> uncovered_;
  AddressMap by_address_;
  std::vector<std::pair<int, int>> of_kind_;  // begin and end of each kind's objects
  int version_ = 0;
  std::string own_role_, database_;
};

// The place of a kind in kinds().
std::size_t kind_index(const Kind& kind);
const Kind* find_kind(std::string_view name);

}  // namespace shale
