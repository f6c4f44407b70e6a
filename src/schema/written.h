// Which migration wrote an object's rows in Postgres's catalogs last, known from xmin. The event in
// the history has that of the transaction that it was written in. A subtransaction has a later
// number than the transaction around it, and a statement outside of transactions a later one than
// the event that announces it; the next migration's are later still.
#pragma once

#include <string>
#include <unordered_map>

#include "catalog/object.h"
#include "pg/connection.h"

namespace shale {

// Stems. Privileges and links between objects are not there.
using Written = std::unordered_map<Address, std::string, AddressHash>;

// Of a database that migrations were replayed in. Its history may be missing: then nothing is
// known.
Result<Written> read_written(Connection& connection);

}  // namespace shale
