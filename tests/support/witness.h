// Who says, besides shale itself, what a database has in it.
#pragma once

#include <string>
#include <vector>

#include "server/server.h"

namespace shale {

// pg_dump where there is one that is not older than the server: beside the server's own programs or
// in the folders of the distribution. Else (tools/matrix) a listing of the system catalogs, made by
// SQL that shares nothing with shale: a weaker witness, because people wrote it for these tests.
class Witness {
 public:
  explicit Witness(const Server& server);
  // "pg_dump 15.18", "the listing of the system catalogs".
  const std::string& name() const { return name_; }
  bool is_pg_dump() const { return !program_.empty(); }
  const std::string& program() const { return program_; }
  // What it says of the schema; no empty lines, comments or restrictions. A witness that fails says
  // so in its only line.
  std::vector<std::string> schema_lines(const std::string& url) const;

 private:
  std::string program_, name_;
};

// A query of one column: the listing.
extern const char* const catalog_listing;

}  // namespace shale
