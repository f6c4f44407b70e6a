#include "catalog/remembered.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <filesystem>

#include "base/hash.h"
#include "server/cache.h"
#include "server/snapshot.h"

namespace shale {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t files_kept = 16, largest = std::size_t{1} << 26;

constexpr std::string_view what_it_is_of =
    "select (select system_identifier from pg_catalog.pg_control_system()), oid,"
    " current_setting('server_version'), (select md5(string_agg(concat(r.oid, ' ', rolname), ',' "
    "order"
    " by r.oid)) from pg_catalog.pg_roles r where not starts_with(rolname, 'shale_scratch_'))"
    " from pg_catalog.pg_database where datname = $1";

// The oldest go.
void prune(const Path& folder) {
  std::vector<std::pair<fs::file_time_type, Path>> all;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(folder, failed))
    if (const auto time = entry.last_write_time(failed); !failed)
      all.emplace_back(time, entry.path());
  std::ranges::sort(all, std::greater());
  for (std::size_t i = files_kept; i < all.size(); ++i) fs::remove(all[i].second, failed);
}

}  // namespace

RememberedAnswers RememberedAnswers::of(Connection& connection, const std::string& snapshot,
                                        const std::vector<CatalogQuery>& queries) {
  RememberedAnswers remembered;
  if (!snapshot.starts_with(snapshot_prefix) || connection.in_transaction()) return remembered;
  const auto rows = connection.query(what_it_is_of, {snapshot});
  if (!rows || rows->size() == 0) return remembered;
  std::string all = "2";  // the form of the file
  for (int i = 0; i < 4; ++i) all += fmt::format(" {}", rows->at(0, i));
  for (const CatalogQuery& query : queries) all += query.sql;
  remembered.file_ = default_cache() / "catalogs" / sha256(all);
  return remembered;
}

// The checksum of what follows; for each query the length of its answer, or none; the answers.
std::optional<Answers> RememberedAnswers::read() const {
  if (file_.empty()) return std::nullopt;
  auto file = read_file(file_);
  if (!file) return std::nullopt;
  const auto text = std::make_shared<const std::string>(*std::move(file));
  std::uint32_t count = 0;
  const std::size_t head = sha256("").size();
  if (text->size() < head + sizeof count) return std::nullopt;
  if (sha256(std::string_view(*text).substr(head)) != text->substr(0, head)) return std::nullopt;
  std::memcpy(&count, text->data() + head, sizeof count);
  std::size_t at = head + sizeof count * (1 + std::size_t{count});
  if (count > 1000 || text->size() < at) return std::nullopt;
  Answers answers(count);
  for (std::size_t i = 0; i < count; ++i) {
    std::uint32_t length = 0;
    std::memcpy(&length, text->data() + head + sizeof count * (1 + i), sizeof length);
    if (length == 0) continue;
    auto rows = Rows::from_stored(text, at, at + length);
    if (!rows) return std::nullopt;
    answers[i] = std::make_shared<const Rows>(*std::move(rows));
    at += length;
  }
  if (at != text->size()) return std::nullopt;
  std::error_code failed;
  fs::last_write_time(file_, fs::file_time_type::clock::now(), failed);
  return answers;
}

void RememberedAnswers::write(const Answers& answers) const {
  if (file_.empty()) return;
  std::vector<std::uint32_t> lengths{static_cast<std::uint32_t>(answers.size())};
  std::string all;
  for (const auto& rows : answers) {
    const std::string stored = rows == nullptr ? "" : rows->stored();
    lengths.push_back(static_cast<std::uint32_t>(stored.size()));
    all += stored;
    if (all.size() > largest) return;
  }
  all.insert(0, reinterpret_cast<const char*>(lengths.data()), lengths.size() * sizeof lengths[0]);
  if (!make_folders(file_.parent_path())) return;
  [[maybe_unused]] const Status written = write_file(file_, sha256(all) + all);
  prune(file_.parent_path());
}

}  // namespace shale
