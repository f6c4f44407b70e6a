// Where a database is: what people give as a URL or as key=value, taken apart by libpq itself.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/process.h"
#include "base/result.h"

namespace shale {

// Connection settings by libpq's keywords (host, port, dbname, user, password, …). What is absent
// comes from libpq's defaults: PG*, the service file, .pgpass.
class Target {
 public:
  // From a URL (postgres://…, postgresql://…) or a conninfo string; "" is all defaults.
  static Result<Target> parse(std::string_view text);

  Target with(std::string key, std::string value) const;
  std::string get(std::string_view key) const;  // "" if absent
  const std::map<std::string, std::string, std::less<>>& settings() const { return settings_; }

  // A URL that any client understands; with the password, so never for a message.
  std::string url() const;
  // The same for people: without the password.
  std::string shown() const;
  // DATABASE_URL and PG*, for programs that we start.
  Environment environment() const;

 private:
  std::map<std::string, std::string, std::less<>> settings_;
};

// A text without its secrets: passwords in URLs and conninfo strings, and the literal behind the
// word PASSWORD in SQL, are starred out, each character by one, so that columns stay true.
std::string redacted(std::string_view text);

}  // namespace shale
