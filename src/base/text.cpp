#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <cstdio>
#include <cstring>

namespace shale {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

char lower_char(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

// The length of the UTF-8 sequence at the start of the text, or 0 if it is malformed.
// Overlong forms, surrogates and values above U+10FFFF are malformed (RFC 3629, section 4).
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto tail = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0) == 0x80; };
  const unsigned char first = byte(0);
  if (first < 0x80) return 1;
  if (first < 0xC2) return 0;
  if (first < 0xE0) return tail(1) ? 2 : 0;
  if (first < 0xF0) {
    if (!tail(1) || !tail(2)) return 0;
    if (first == 0xE0 && byte(1) < 0xA0) return 0;
    if (first == 0xED && byte(1) > 0x9F) return 0;
    return 3;
  }
  if (first > 0xF4 || !tail(1) || !tail(2) || !tail(3)) return 0;
  if (first == 0xF0 && byte(1) < 0x90) return 0;
  if (first == 0xF4 && byte(1) > 0x8F) return 0;
  return 4;
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string lower(std::string_view ascii) {
  std::string out(ascii);
  std::ranges::transform(out, out.begin(), lower_char);
  return out;
}

std::string upper(std::string_view ascii) {
  std::string out(ascii);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

bool same_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::ranges::equal(a, b, {}, lower_char, lower_char);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  for (std::size_t at = text.find(separator); at != text.npos; at = text.find(separator, start)) {
    parts.push_back(text.substr(start, at - start));
    start = at + 1;
  }
  parts.push_back(text.substr(start));
  return parts;
}

std::vector<std::string_view> lines(std::string_view text) {
  if (text.empty()) return {};
  if (text.ends_with('\n')) text.remove_suffix(1);
  auto parts = split(text, '\n');
  for (std::string_view& line : parts)
    if (line.ends_with('\r')) line.remove_suffix(1);
  return parts;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) out += separator;
    out += part;
  }
  return out;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != text.npos;
}

bool has_word(std::string_view text, std::string_view word) {
  const auto in_word = [&](std::size_t i) {
    return i < text.size() &&
           (std::isalnum(static_cast<unsigned char>(text[i])) != 0 || text[i] == '_');
  };
  if (word.empty()) return false;
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1))
    if ((at == 0 || !in_word(at - 1)) && !in_word(at + word.size())) return true;
  return false;
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string plural(std::size_t n, std::string_view noun) {
  return std::string(noun) + (n == 1 ? "" : "s");
}

std::string listed(const std::vector<std::string>& all, std::size_t most) {
  std::string text;
  const std::size_t shown = all.size() > most + 1 ? most : all.size();
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == all.size();
    text += (i == 0 ? "" : last ? " and " : ", ") + all[i];
  }
  if (shown < all.size()) text += fmt::format(" and {} more", all.size() - shown);
  return text;
}

std::string count_of(std::size_t n, std::string_view noun) {
  return std::to_string(n) + " " + plural(n, noun);
}

std::string duration_text(double milliseconds) {
  std::array<char, 64> out{};
  if (milliseconds < 999.5) {
    std::snprintf(out.data(), out.size(), "%.0f ms", milliseconds);
  } else if (milliseconds < 99'950) {
    std::snprintf(out.data(), out.size(), "%.1f s", milliseconds / 1000);
  } else {
    const long seconds = static_cast<long>(milliseconds / 1000 + 0.5);
    std::snprintf(out.data(), out.size(), "%ld min %02ld s", seconds / 60, seconds % 60);
  }
  return out.data();
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + cost});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

std::string nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  std::string best;
  std::size_t least = word.size() < 5 ? 2 : 3;  // that many slips are no longer a slip
  for (std::string_view candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

bool is_utf8(std::string_view bytes, std::size_t* bad_offset) {
  for (std::size_t at = 0; at < bytes.size();) {
    // Most text is ASCII: eight bytes at a time.
    std::uint64_t eight = 0;
    if (bytes.size() - at >= sizeof eight) {
      std::memcpy(&eight, bytes.data() + at, sizeof eight);
      if ((eight & 0x8080808080808080U) == 0) {
        at += sizeof eight;
        continue;
      }
    }
    const std::size_t length = sequence_length(bytes.substr(at));
    if (length == 0) {
      if (bad_offset != nullptr) *bad_offset = at;
      return false;
    }
    at += length;
  }
  return true;
}

std::size_t utf8_length(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string printable(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  // Most of a text needs no second look, and is taken over in pieces.
  const auto is_plain = [](char letter) {
    const auto c = static_cast<unsigned char>(letter);
    return (c >= 0x20 || c == '\n' || c == '\t') && c != 0x7F && c != 0xC2 && c != 0xE2;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t begin = i;
    while (i < text.size() && is_plain(text[i])) ++i;
    shown.append(text.substr(begin, i - begin));
    if (i == text.size()) break;
    const unsigned c = byte(i), second = byte(i + 1), third = byte(i + 2);
    const unsigned code = ((c & 0xFU) << 12) | ((second & 0x3FU) << 6) | (third & 0x3FU);
    const bool turns =
        c == 0xE2 && ((code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069));
    if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F) {
      shown += fmt::format("\\x{:02x}", c);
    } else if (c == 0xC2 && second >= 0x80 && second < 0xA0) {
      shown += fmt::format("\\x{:02x}", second);
      ++i;
    } else if (turns) {
      shown += fmt::format("\\u{:04x}", code);
      i += 2;
    } else {
      shown += text[i];
    }
  }
  return shown;
}

Place place_at(std::string_view file, std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const std::string_view before = text.substr(0, offset);
  const std::size_t newline = before.rfind('\n');
  std::size_t start = newline == before.npos ? 0 : newline + 1;
  // No editor counts the byte-order mark as a character.
  if (start == 0 && before.starts_with(byte_order_mark)) start = byte_order_mark.size();
  std::size_t end = text.find('\n', offset);
  if (end == text.npos) end = text.size();
  std::string_view line = text.substr(start, end - start);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return Place{
      .file = std::string(file),
      .line = static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1,
      .column = utf8_length(before.substr(start)) + 1,
      .text = std::string(line),
  };
}

std::size_t byte_of_character(std::string_view text, std::size_t n) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
    if (n-- == 0) break;
  }
  return at;
}

}  // namespace shale
