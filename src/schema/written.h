// Which migration wrote an object's rows in Postgres's catalogs last: the event in the history has
// the same xmin, as it was written in the same transaction.
#pragma once

#include <string>
#include <unordered_map>

#include "catalog/object.h"
#include "pg/connection.h"

namespace shale {

// Stems. What is written beside other things (a comment, a privilege) is not there, nor what a
// subtransaction or a statement outside of transactions wrote.
using Written = std::unordered_map<Address, std::string, AddressHash>;

// Of a database that migrations were replayed in. Its history may be missing: then nothing is
// known.
Result<Written> read_written(Connection& connection);

}  // namespace shale
