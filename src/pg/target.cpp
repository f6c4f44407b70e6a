#include "pg/target.h"

#include <libpq-fe.h>

#include <algorithm>
#include <cctype>
#include <memory>

#include "base/text.h"

namespace shale {
namespace {

bool is_url(std::string_view text) {
  return text.starts_with("postgres://") || text.starts_with("postgresql://");
}

// A slash in a password ends the host for libpq, and the rest of the password names the database.
bool has_stray_slash(std::string_view url) {
  const std::string_view rest = url.substr(std::min(url.find("://") + 3, url.size()));
  const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
  return !contains(rest.substr(0, end), "@") && contains(rest.substr(0, rest.find('?')), "@");
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || contains("-._~", {&c, 1})) {
      out += c;
    } else {
      out += '%';
      out += "0123456789ABCDEF"[static_cast<unsigned char>(c) >> 4];
      out += "0123456789ABCDEF"[static_cast<unsigned char>(c) & 15];
    }
  }
  return out;
}

void star(std::string& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end && i < text.size(); ++i)
    if (text[i] != '\n') text[i] = '*';
}

// scheme://user:PASSWORD@host
void star_url_passwords(std::string& text) {
  for (std::size_t at = text.find("://"); at != text.npos; at = text.find("://", at + 3)) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n\"'", at), text.size());
    const std::string_view rest = std::string_view(text).substr(at + 3, end - at - 3);
    const std::size_t sign = rest.substr(0, rest.find('?')).rfind('@');
    const std::size_t colon = rest.find(':');
    if (sign != rest.npos && colon < sign) star(text, at + 3 + colon + 1, at + 3 + sign);
  }
}

// The value that starts at `at`: quoted as conninfo and SQL quote, or up to a blank.
std::size_t value_end(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '\'') {
    std::size_t end = at + 1;
    while (end < text.size() && text[end] != '\'') end += text[end] == '\\' ? 2 : 1;
    return std::min(end + 1, text.size());
  }
  return std::min(text.find_first_of(" \t\r\n&;,)", at), text.size());
}

// password=SECRET, PASSWORD 'SECRET', PGPASSWORD=SECRET
void star_named_passwords(std::string& text) {
  const std::string folded = lower(text);
  for (std::size_t at = folded.find("password"); at != folded.npos;
       at = folded.find("password", at + 8)) {
    std::size_t value = at + 8;
    value = std::min(text.find_first_not_of(" \t\r\n", value), text.size());
    const bool named = value < text.size() && text[value] == '=';
    if (named) ++value;
    while (named && value < text.size() && text[value] == ' ') ++value;
    if (value < text.size() && (text[value] == 'E' || text[value] == 'e') &&
        value + 1 < text.size() && text[value + 1] == '\'')
      ++value;
    if (!named && (value >= text.size() || text[value] != '\'')) continue;
    const bool quoted = value < text.size() && text[value] == '\'';
    const std::size_t end = value_end(text, value);
    const bool closed = quoted && end > value + 1 && text[end - 1] == '\'';  // not cut short
    star(text, value + (quoted ? 1 : 0), closed ? end - 1 : end);
  }
}

}  // namespace

std::string redacted(std::string_view text) {
  std::string out(text);
  star_url_passwords(out);
  star_named_passwords(out);
  return out;
}

Result<Target> Target::parse(std::string_view text) {
  Target target;
  if (trim(text).empty()) return target;
  char* message = nullptr;
  const std::string input(trim(text));
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
      PQconninfoParse(input.c_str(), &message), PQconninfoFree);
  const std::unique_ptr<char, decltype(&PQfreemem)> owned(message, PQfreemem);
  if (!options || (is_url(input) && has_stray_slash(input))) {
    // Any part of a text that can't be taken apart may be the password, and libpq repeats parts.
    return Error{.what = "this is not a database URL",
                 .hint = is_url(input)
                             ? "percent-encode special characters of the user and the password"
                             : "use postgres://user@host:5432/name or host=… dbname=…"};
  }
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option)
    if (option->val != nullptr) target.settings_[option->keyword] = option->val;
  return target;
}

Target Target::with(std::string key, std::string value) const {
  Target changed = *this;
  changed.settings_[std::move(key)] = std::move(value);
  return changed;
}

std::string Target::get(std::string_view key) const {
  const auto found = settings_.find(key);
  return found == settings_.end() ? std::string() : found->second;
}

std::string Target::url() const {
  std::string out = "postgresql://" + percent_encoded(get("user"));
  if (!get("password").empty()) out += ":" + percent_encoded(get("password"));
  if (out.back() != '/') out += "@";
  const std::string host = get("host");
  const bool socket = host.starts_with('/');
  if (!socket) out += host + (get("port").empty() ? "" : ":" + get("port"));
  out += "/" + percent_encoded(get("dbname"));
  char separator = '?';
  for (const auto& [key, value] : settings_) {
    if (key == "user" || key == "password" || key == "dbname") continue;
    if (!socket && (key == "host" || key == "port")) continue;
    out += separator + key + "=" + (key == "host" ? value : percent_encoded(value));
    separator = '&';
  }
  return out;
}

std::string Target::shown() const {
  Target open = *this;
  open.settings_.erase("password");
  return open.url();
}

Environment Target::environment() const {
  Environment all{{"DATABASE_URL", url()}};
  const std::pair<const char*, const char*> names[] = {
      {"host", "PGHOST"},       {"port", "PGPORT"},         {"dbname", "PGDATABASE"},
      {"user", "PGUSER"},       {"password", "PGPASSWORD"}, {"sslmode", "PGSSLMODE"},
      {"options", "PGOPTIONS"},
  };
  for (const auto& [key, name] : names)
    if (const std::string value = get(key); !value.empty()) all.emplace_back(name, value);
  return all;
}

}  // namespace shale
