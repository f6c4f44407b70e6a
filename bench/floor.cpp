// The least that a migration runner does, on bare libpq: what the others are compared with.
//
//   floor apply CONNINFO FOLDER   one round trip for each file: BEGIN; the file; its row in the
//                                 history; COMMIT
//   floor noop CONNINFO FOLDER    connect, read the history, read every file, compare
//
// It knows nothing of locks, checksums, errors or odd files.
#include <libpq-fe.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& what) {
  std::fprintf(stderr, "floor: %s\n", what.c_str());
  std::exit(1);
}

std::string read(const fs::path& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) fail("can't read " + path.string());
  std::string text(fs::file_size(path), '\0');
  if (std::fread(text.data(), 1, text.size(), file) != text.size()) fail("short read");
  std::fclose(file);
  return text;
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

PGresult* run(PGconn* connection, const std::string& sql) {
  PGresult* result = PQexec(connection, sql.c_str());
  const ExecStatusType status = PQresultStatus(result);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(PQresultErrorMessage(result));
  return result;
}

void apply(PGconn* connection, const std::vector<fs::path>& files) {
  PQclear(run(connection,
              "create table history (version text primary key, "
              "at timestamptz not null default now())"));
  for (const fs::path& file : files)
    PQclear(run(connection, "begin;\n" + read(file) + ";\ninsert into history (version) values ('" +
                                file.filename().string() + "');commit"));
}

std::size_t pending(PGconn* connection, const std::vector<fs::path>& files) {
  PGresult* rows = run(connection, "select version from history order by version");
  std::set<std::string> applied;
  for (int i = 0; i < PQntuples(rows); ++i) applied.insert(PQgetvalue(rows, i, 0));
  PQclear(rows);
  std::size_t count = 0, bytes = 0;
  for (const fs::path& file : files) {
    bytes += read(file).size();
    if (!applied.contains(file.filename().string())) ++count;
  }
  std::printf("%zu applied, %zu bytes read, %zu pending\n", applied.size(), bytes, count);
  return count;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string mode = argc == 4 ? argv[1] : "";
  if (mode != "apply" && mode != "noop") {
    std::fprintf(stderr, "usage: floor apply|noop CONNINFO FOLDER\n");
    return 2;
  }
  PGconn* connection = PQconnectdb(argv[2]);
  if (PQstatus(connection) != CONNECTION_OK) fail(PQerrorMessage(connection));
  const std::vector<fs::path> files = files_in(argv[3]);
  int status = 0;
  if (mode == "apply") {
    apply(connection, files);
  } else {
    status = pending(connection, files) == 0 ? 0 : 1;
  }
  PQfinish(connection);
  return status;
}
