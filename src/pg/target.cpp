#include "pg/target.h"

#include <algorithm>
#include <cctype>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/text.h"
#include "pg/libpq.h"

namespace shale {
namespace {

bool is_url(std::string_view text) {
  return text.starts_with("postgres://") || text.starts_with("postgresql://");
}

std::string percent_encoded(std::string_view text, std::string_view allowed = "") {
  std::string out;
  for (char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || contains("-._~", {&c, 1}) ||
        contains(allowed, {&c, 1})) {
      out += c;
    } else {
      out += '%';
      out += "0123456789ABCDEF"[static_cast<unsigned char>(c) >> 4];
      out += "0123456789ABCDEF"[static_cast<unsigned char>(c) & 15];
    }
  }
  return out;
}

// HOST:PORT,HOST:PORT; empty if they have to stand in the query: sockets, and lists whose lengths
// differ.
std::string url_hosts(const std::string& host, const std::string& port) {
  const auto hosts = split(host, ',');
  const auto ports = split(port, ',');
  if (ports.size() != 1 && ports.size() != hosts.size()) return "";
  std::string out;
  for (std::size_t i = 0; i < hosts.size(); ++i) {
    if (hosts[i].starts_with('/') || hosts[i].starts_with('@')) return "";
    const std::string_view one = ports[ports.size() == 1 ? 0 : i];
    if (i > 0) out += ',';
    out += contains(hosts[i], ":") ? "[" + std::string(hosts[i]) + "]" : percent_encoded(hosts[i]);
    if (!one.empty()) out += ":" + std::string(one);
  }
  return out;
}

// Which bytes of a text are secret.
class Secrets {
 public:
  explicit Secrets(std::string_view text) : text_(text), secret_(text.size()) {}

  void add(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end && i < secret_.size(); ++i) secret_[i] = true;
  }

  // Each character becomes one star, so that columns stay true; lines stay lines.
  std::string starred() const {
    std::string out;
    out.reserve(text_.size());
    for (std::size_t i = 0; i < text_.size(); ++i) {
      const bool tail = (static_cast<unsigned char>(text_[i]) & 0xC0) == 0x80;
      if (!secret_[i] || text_[i] == '\n' || text_[i] == '\r')
        out += text_[i];
      else if (!tail)
        out += '*';
    }
    return out;
  }

 private:
  std::string_view text_;
  std::vector<bool> secret_;
};

bool is_blank(char c) {
  return contains(" \t\r\n\f\v", {&c, 1});
}

// Does a port stand here, and not a password?
bool starts_with_port(std::string_view text) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
  return end == text.size() || text[end] == '/' || text[end] == '?' || text[end] == ',';
}

// Where the user and the password of a URL end: at the "@" before the host. A password that should
// have been percent-encoded may have any character, so the last "@" that can be meant is.
std::size_t credentials_end(std::string_view rest) {
  const std::size_t sign = rest.substr(0, rest.find('?')).rfind('@');
  const std::size_t colon = rest.find(':');
  if (sign != rest.npos || colon == rest.npos || rest.starts_with('[')) return sign;
  return starts_with_port(rest.substr(colon + 1)) ? rest.npos : rest.rfind('@');
}

// scheme://user:PASSWORD@host
void find_url_passwords(std::string_view text, Secrets& secrets) {
  for (std::size_t at = text.find("://"); at != text.npos; at = text.find("://", at + 3)) {
    // A URL in quotes ends at the quote, another only at a blank.
    std::size_t scheme = at;
    while (scheme > 0 && std::isalpha(static_cast<unsigned char>(text[scheme - 1])) != 0) --scheme;
    const char before = scheme > 0 ? text[scheme - 1] : ' ';
    const bool quoted = before == '\'' || before == '"';
    const std::string ends = std::string(" \t\r\n") + (quoted ? before : ' ');
    const std::size_t end = std::min(text.find_first_of(ends, at), text.size());
    const std::string_view rest = text.substr(at + 3, end - at - 3);
    const std::size_t sign = credentials_end(rest);
    const std::size_t colon = rest.find(':');
    if (sign != rest.npos && colon < sign) secrets.add(at + 3 + colon + 1, at + 3 + sign);
  }
}

// Behind the quote that closes the one at `at`. Both '' and \' may stand for a quote, as in SQL and
// in conninfo strings: rather a star too many.
std::size_t quoted_end(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size()) {
    if (text[end] == '\\') {
      end += 2;
    } else if (text[end] == '\'') {
      if (text.substr(end, 2) != "''") break;
      end += 2;
    } else {
      ++end;
    }
  }
  return std::min(end + 1, text.size());
}

// The length of the $tag$ that starts a text, or 0.
std::size_t dollar_length(std::string_view text) {
  if (!text.starts_with('$')) return 0;
  const std::size_t end = text.find('$', 1);
  if (end == text.npos || text.substr(0, end).find_first_of(" \t\r\n;'") != text.npos) return 0;
  return end + 1;
}

// The secret in what starts at `at`, if it is a literal of SQL: '…', E'…', U&'…', $tag$…$tag$.
std::optional<std::pair<std::size_t, std::size_t>> literal(std::string_view text, std::size_t at) {
  // Inside of another literal the quotes are doubled.
  const std::string_view doubled = "''";
  if (text.substr(at, 2) == doubled) {
    const std::size_t close = text.find(doubled, at + 2);
    if (close != text.npos && close > at + 2) return std::pair(at + 2, close);
  }
  const std::string prefix = lower(text.substr(at, 3));
  std::size_t quote = at;
  if (prefix.starts_with("e'")) quote += 1;
  if (prefix == "u&'") quote += 2;
  if (quote < text.size() && text[quote] == '\'') {
    const std::size_t end = quoted_end(text, quote);
    const bool closed = end > quote + 1 && text[end - 1] == '\'';
    return std::pair(quote + 1, closed ? end - 1 : end);
  }
  const std::size_t tag = dollar_length(text.substr(at));
  if (tag == 0) return std::nullopt;
  const std::size_t close = text.find(text.substr(at, tag), at + tag);
  return std::pair(at + tag, std::min(close, text.size()));
}

// The end of a value without quotes. In a URL's query it ends at the next parameter, elsewhere
// only at a blank that no backslash protects.
std::size_t plain_end(std::string_view text, std::size_t at, bool in_query) {
  while (at < text.size() && !is_blank(text[at])) {
    if (in_query && contains("&'\"", {&text[at], 1})) break;
    at += text[at] == '\\' && !in_query ? 2 : 1;
  }
  return std::min(at, text.size());
}

// password=SECRET, PASSWORD 'SECRET', PGPASSWORD=SECRET
void find_named_passwords(std::string_view text, Secrets& secrets) {
  constexpr std::string_view word = "password";
  const std::string folded = lower(text);
  const auto skip_blanks = [&](std::size_t at) {
    while (at < text.size() && is_blank(text[at])) ++at;
    return at;
  };
  for (std::size_t at = folded.find(word); at != folded.npos; at = folded.find(word, at + 1)) {
    std::size_t value = skip_blanks(at + word.size());
    const bool named = value < text.size() && text[value] == '=';
    if (named) value = skip_blanks(value + 1);
    if (const auto found = literal(text, value)) {
      secrets.add(found->first, found->second);
    } else if (named) {
      const std::size_t name = folded.find_last_of("?& \t\r\n'\"", at);
      const bool in_query = name != folded.npos && (text[name] == '?' || text[name] == '&');
      secrets.add(value, plain_end(text, value, in_query));
    }
  }
}

// libpq takes what stands before a stray "/" of the password for a host and its port.
bool has_stray_slash(std::string_view url) {
  const std::string_view rest = url.substr(url.find("://") + 3);
  const std::string_view path = rest.substr(0, rest.find('?'));
  // Two "@" before the path: the first belongs to the password.
  const std::string_view authority = path.substr(0, path.find('/'));
  if (authority.find('@') != authority.rfind('@')) return true;
  const std::size_t slash = path.find('/');
  return slash != path.npos && path.find('@') > slash && path.find('@') != path.npos;
}

}  // namespace

std::string redacted(std::string_view text) {
  if (!contains(text, "://") && !contains(lower(text), "password")) return std::string(text);
  Secrets secrets(text);
  find_url_passwords(text, secrets);
  find_named_passwords(text, secrets);
  return secrets.starred();
}

Result<Target> Target::parse(std::string_view text) {
  Target target;
  if (trim(text).empty()) return target;
  char* message = nullptr;
  const std::string input(trim(text));
  CHECK(load_libpq());
  const std::unique_ptr<PQconninfoOption, decltype(libpq().PQconninfoFree)> options(
      libpq().PQconninfoParse(input.c_str(), &message), libpq().PQconninfoFree);
  libpq().PQfreemem(message);
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
  const std::string hosts = url_hosts(get("host"), get("port"));
  out += hosts + "/" + percent_encoded(get("dbname"));
  char separator = '?';
  for (const auto& [key, value] : settings_) {
    if (key == "user" || key == "password" || key == "dbname") continue;
    if (!hosts.empty() && (key == "host" || key == "port")) continue;
    out += separator + key + "=" + percent_encoded(value, key == "host" ? "/," : "");
    separator = '&';
  }
  return out;
}

std::string Target::shown() const {
  Target open = *this;
  for (const char* secret : {"password", "sslpassword"}) open.settings_.erase(secret);
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
