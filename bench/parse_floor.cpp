// The least that a linter on Postgres's own parser does: each file of a folder read and parsed
// (libpg_query, to its tree in protobuf's form), and nothing looked at.
//   parse_floor FOLDER
#include <pg_query.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

int main(int count, char** words) {
  if (count != 2) return std::fputs("parse_floor FOLDER\n", stderr), 2;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(words[1]))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::size_t bytes = 0;
  for (const auto& path : files) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const PgQueryProtobufParseResult tree = pg_query_parse_protobuf(text.c_str());
    if (tree.error != nullptr) {
      std::fprintf(stderr, "%s: %s\n", path.c_str(), tree.error->message);
      return 1;
    }
    bytes += tree.parse_tree.len;
    pg_query_free_protobuf_parse_result(tree);
  }
  std::printf("%zu files, %zu bytes of trees\n", files.size(), bytes);
  return 0;
}
