// The value of a call that can fail: either a T or an Error, never both.
//
// The names are those of std::expected (C++23), so this header becomes an alias
// once every compiler that builds Shale has it.
#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace shale {

// Whose move it is: this decides the exit status (see app/main.cpp).
enum class Fault {
  user,         // input or configuration: 2
  database,     // refused, unreachable, or a migration failed: 3
  internal,     // a bug of ours: 3
  interrupted,  // the person pressed Ctrl-C: 130
};

// A point of a file, for a message: `file:line:column` and the line with a caret.
struct Place {
  std::string file{};
  std::size_t line = 0;    // from 1; 0: no place
  std::size_t column = 0;  // from 1, in characters
  std::string text{};      // the line itself, without its end
};

// One failure, as the person at the terminal will read it.
struct [[nodiscard]] Error {
  Fault fault = Fault::user;
  std::string what{};                // one line, without a full stop
  std::string hint{};                // what to do next; may be empty
  Place place{};                     // where; may be empty
  std::string sqlstate{};            // of Postgres; may be empty
  std::size_t position = 0;          // of Postgres: the character of the text sent, from 1; 0: none
  std::string detail{};              // Postgres's DETAIL or CONTEXT; may be empty
  std::vector<std::string> notes{};  // what it left behind, one sentence each

  // Prefixes what was being done, as an error travels up.
  Error while_doing(std::string_view action) && {
    what = std::string(action) + ": " + what;
    return std::move(*this);
  }
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(value()); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }
  const Error& error() const& {
    assert(!*this);
    return std::get<1>(state_);
  }
  Error&& error() && {
    assert(!*this);
    return std::get<1>(std::move(state_));
  }

 private:
  const T& value() const {
    assert(*this);
    return *std::get_if<0>(&state_);
  }
  T& value() {
    assert(*this);
    return *std::get_if<0>(&state_);
  }

  std::variant<T, Error> state_;
};

// A call that returns nothing but may fail.
using Status = Result<std::monostate>;
inline Status ok() {
  return std::monostate{};
}

}  // namespace shale

// Declares `name` from a Result<T>, or returns its error to our caller.
#define TRY(name, expression)                                  \
  auto name##_result = (expression);                           \
  if (!name##_result) return std::move(name##_result).error(); \
  auto name = *std::move(name##_result)

// Runs a call that returns Status, or returns its error to our caller.
#define CHECK(expression)                                                                        \
  do {                                                                                           \
    if (auto check_result = (expression); !check_result) return std::move(check_result).error(); \
  } while (false)
