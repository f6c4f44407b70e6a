#include "review/table_size.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace shale {
namespace {

// Rows in a second at best: twice what bench/work_rates measured of PostgreSQL 15 on a small
// virtual machine (2.7, 0.5, 0.8 and 3.6 million rows of ten columns and 153 bytes, in memory). A
// busy one is taken to be half as fast as that, and its disk, as the usual volumes of a cloud are,
// to give and take 100 MB in a second.
constexpr double rows_read = 5.4e6, rows_written = 1e6, rows_indexed = 1.6e6, rows_looked_up = 7e6;
constexpr double busy = 4, disk = 100e6;
constexpr double usual_row = 150;  // bytes, where nobody knows

}  // namespace

WorkTime time_of(Work::Kind work, const TableSize& table) {
  const auto rows = static_cast<double>(table.rows);
  const double bytes = table.bytes > 0 ? static_cast<double>(table.bytes) : rows * usual_row;
  const auto indexes = static_cast<double>(table.index_bytes);
  double cpu = 0, moved = bytes;
  switch (work) {
    case Work::Kind::scan:
      cpu = rows / rows_read;
      break;
    case Work::Kind::rewrite:  // read and written, and so are all its indexes
      // An index entry of a number takes 20 bytes or so.
      cpu = rows / rows_written + indexes / 20 / rows_indexed;
      moved = 2 * bytes + indexes;
      break;
    case Work::Kind::index:
      cpu = rows / rows_indexed;
      break;
    case Work::Kind::foreign_key:
      cpu = rows / rows_looked_up;
      break;
  }
  return {.least = cpu, .most = std::max(busy * cpu, moved / disk)};
}

std::string words_of(const WorkTime& time) {
  if (time.most < 1) return "less than a second";
  const auto [unit, name] = time.most < 120    ? std::pair(1.0, "s")
                            : time.most < 7200 ? std::pair(60.0, "min")
                                               : std::pair(3600.0, "h");
  // Two digits would say more than is known.
  const auto rough = [](double value) {
    if (value < 10) return std::ceil(value);
    const double step = std::pow(10, std::floor(std::log10(value)));
    return std::ceil(value / step) * step;
  };
  const double most = rough(time.most / unit);
  const double least = time.least / unit < 1 ? 1 : std::min(rough(time.least / unit), most);
  if (least >= most) return fmt::format("some {:.0f} {}", most, name);
  return fmt::format("{:.0f} to {:.0f} {}", least, most, name);
}

std::string words_of(const TableSize& table) {
  std::string rows = std::to_string(table.rows);
  for (std::size_t i = rows.size(); i > 3; i -= 3) rows.insert(i - 3, ",");
  std::string text = rows + (table.rows == 1 ? " row" : " rows");
  if (table.bytes <= 0) return text;
  double bytes = static_cast<double>(table.bytes);
  std::string_view unit = "kB";
  bytes /= 1000;
  for (std::string_view next : {"MB", "GB", "TB"}) {
    if (bytes < 1000) break;
    bytes /= 1000;
    unit = next;
  }
  return text + fmt::format(" ({:.{}f} {})", bytes, bytes < 10 ? 1 : 0, unit);
}

}  // namespace shale
