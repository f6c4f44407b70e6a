// How large the tables of a database that lives are, and how long the server works on one.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "sketch/lock_mode.h"

namespace shale {

struct TableSize {
  long long rows = 0;
  long long bytes = 0;        // of its rows; 0: nobody said
  long long index_bytes = 0;  // of all its indexes
  bool operator==(const TableSize&) const = default;
};

// By the table's key: "public.orders".
using TableSizes = std::map<std::string, TableSize, std::less<>>;

// In seconds: on a machine with nothing else to do that has the table in memory, and on a busy one
// that reads it from a slow disk.
struct WorkTime {
  double least = 0, most = 0;
};
WorkTime time_of(Work::Kind work, const TableSize& table);

// "less than a second", "some 3 s", "2 to 15 s", "1 to 6 min", "3 to 20 h".
std::string words_of(const WorkTime& time);
// "12,400,000 rows (1.2 GB)"; without the size where nobody knows it.
std::string words_of(const TableSize& table);

}  // namespace shale
