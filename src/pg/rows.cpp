// What a query answers: as the server sent it, or as it was kept.
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "pg/connection.h"
#include "pg/libpq.h"

namespace shale {

void Rows::Clear::operator()(pg_result* result) const {
  libpq().PQclear(result);
}

Rows::Rows(pg_result* result) : result_(result) {}

// Where each value ends in the text, one behind the other; a null ends where it begins, with a
// mark.
struct Rows::Stored {
  std::shared_ptr<const std::string> text{};
  std::size_t values = 0;  // where they begin
  int rows = 0, columns = 0;
  std::vector<std::uint32_t> ends{};

  static constexpr std::uint32_t null = 1U << 31;
  std::size_t number(int row, int column) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
           static_cast<std::size_t>(column);
  }
};

int Rows::size() const {
  if (stored_) return stored_->rows;
  return result_ ? libpq().PQntuples(result_.get()) : 0;
}

int Rows::columns() const {
  if (stored_) return stored_->columns;
  return result_ ? libpq().PQnfields(result_.get()) : 0;
}

bool Rows::is_null(int row, int column) const {
  if (stored_) return (stored_->ends[stored_->number(row, column)] & Stored::null) != 0;
  return !result_ || libpq().PQgetisnull(result_.get(), row, column) == 1;
}

std::string_view Rows::at(int row, int column) const {
  if (stored_) {
    if (column < 0 || column >= stored_->columns) return "";
    const std::size_t n = stored_->number(row, column);
    const std::size_t begin = n == 0 ? 0 : stored_->ends[n - 1] & ~Stored::null;
    const std::size_t end = stored_->ends[n] & ~Stored::null;
    return std::string_view(*stored_->text).substr(stored_->values + begin, end - begin);
  }
  if (!result_) return "";
  return {libpq().PQgetvalue(result_.get(), row, column),
          static_cast<std::size_t>(libpq().PQgetlength(result_.get(), row, column))};
}

std::string Rows::stored() const {
  std::vector<std::uint32_t> ends;
  std::string values;
  for (int row = 0; row < size(); ++row)
    for (int column = 0; column < columns(); ++column) {
      values.append(at(row, column));
      ends.push_back(static_cast<std::uint32_t>(values.size()) |
                     (is_null(row, column) ? Stored::null : 0));
    }
  const std::int32_t head[] = {size(), columns()};
  std::string text(reinterpret_cast<const char*>(head), sizeof head);
  text.append(reinterpret_cast<const char*>(ends.data()), ends.size() * sizeof ends[0]);
  return text.append(values);
}

Result<Rows> Rows::from_stored(std::shared_ptr<const std::string> text, std::size_t begin,
                               std::size_t end) {
  const Error damaged{.what = "rows that were kept are damaged"};
  std::int32_t head[2] = {};
  if (end > text->size() || end < begin + sizeof head) return damaged;
  std::memcpy(head, text->data() + begin, sizeof head);
  if (head[0] < 0 || head[1] < 0) return damaged;
  const std::size_t count = static_cast<std::size_t>(head[0]) * static_cast<std::size_t>(head[1]);
  const std::size_t values = begin + sizeof head + count * sizeof(std::uint32_t);
  if (count > text->size() || values > end) return damaged;
  Stored stored{.text = std::move(text), .values = values, .rows = head[0], .columns = head[1]};
  stored.ends.resize(count);
  if (count > 0)
    std::memcpy(stored.ends.data(), stored.text->data() + begin + sizeof head,
                count * sizeof(std::uint32_t));
  std::uint32_t last = 0;
  for (const std::uint32_t mark : stored.ends) {
    const std::uint32_t value_end = mark & ~Stored::null;
    if (value_end < last) return damaged;
    last = value_end;
  }
  if (values + last != end) return damaged;
  Rows rows;
  rows.stored_ = std::make_shared<const Stored>(std::move(stored));
  return rows;
}

long long Rows::number(int row, int column) const {
  const std::string_view text = at(row, column);
  long long value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool Rows::truth(int row, int column) const {
  return at(row, column) == "t";
}

long long Rows::affected() const {
  if (stored_ || !result_) return size();
  return std::strtoll(libpq().PQcmdTuples(result_.get()), nullptr, 10);
}

}  // namespace shale
