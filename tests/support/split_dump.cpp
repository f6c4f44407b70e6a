// split_dump FILE: prints the statements that Shale finds in a script, as JSON. For
// tools/psql_split.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "sql/script.h"

namespace {

const char* name_of(shale::StatementKind kind) {
  switch (kind) {
    case shale::StatementKind::copy:
      return "copy";
    case shale::StatementKind::meta:
      return "meta";
    default:
      return "sql";
  }
}

std::string json_of(const shale::Script& script) {
  nlohmann::json statements = nlohmann::json::array();
  for (const shale::Statement& s : script.statements()) {
    statements.push_back({{"kind", name_of(s.kind)},
                          {"begin", s.begin},
                          {"end", s.end},
                          {"whole_end", s.whole_end},
                          {"data_begin", s.data_begin},
                          {"data_end", s.data_end}});
  }
  return statements.dump();
}

shale::Result<std::string> run(const char* path) {
  TRY(text, shale::read_file(path));
  TRY(script, shale::Script::split(std::move(text), path));
  return json_of(script);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: split_dump FILE\n", stderr);
    return 2;
  }
  const auto result = run(arguments[1]);
  if (!result) {
    const shale::Error& error = result.error();
    std::fprintf(stderr, "%s:%zu:%zu: %s\n", arguments[1], error.place.line, error.place.column,
                 error.what.c_str());
    return 2;
  }
  std::puts(result->c_str());
  return 0;
}
