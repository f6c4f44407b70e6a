#include "kinds/identity.h"

#include <charconv>
#include <limits>

#include "base/text.h"
#include "kinds/column_type.h"

namespace shale {
namespace {

long long number_in(std::string_view text) {
  long long n = 0;
  std::from_chars(text.data(), text.data() + text.size(), n);
  return n;
}

long long most_of(Text type) {
  const int bits = 8 * width_of_integer(type);
  return bits == 0 ? 0 : std::numeric_limits<long long>::max() >> (64 - bits);
}

long long least_of(Text type) {
  return width_of_integer(type) == 0 ? 0 : -most_of(type) - 1;
}

// The value that a sequence stands at can't be outside of its new bounds.
std::string_view restart(const Identity& from, const Identity& to) {
  const long long start = number_in(from.start);
  const bool stays = number_in(to.minimum) <= start && start <= number_in(to.maximum);
  return stays ? "" : " RESTART";
}

}  // namespace

Identity Identity::read(Text text, Text type) {
  Identity all{.type = std::string(type)};
  const auto word = [&] {
    const std::string_view first = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), first.size() + 1));
    return std::string(first);
  };
  for (std::string* part :
       {&all.start, &all.increment, &all.minimum, &all.maximum, &all.cache, &all.cycle})
    *part = word();
  all.sequence = text;
  return all;
}

Identity Identity::of_type(Text other) const {
  Identity all = *this;
  all.type = other;
  return all;
}

Identity Identity::fitted(Text other) const {
  Identity all = of_type(other);
  for (std::string* part : {&all.start, &all.minimum, &all.maximum})
    *part = std::to_string(std::clamp(number_in(*part), least_of(other), most_of(other)));
  return all;
}

bool Identity::fits(Text other) const {
  const Identity all = fitted(other);
  return all.start == start && all.minimum == minimum && all.maximum == maximum;
}

Identity Identity::retyped(Text other) const {
  Identity all = of_type(other);
  if (number_in(maximum) == most_of(type)) all.maximum = usual_maximum(other);
  if (number_in(minimum) == least_of(type)) all.minimum = usual_minimum(other);
  return all;
}

std::string Identity::usual_minimum(Text of_type) const {
  return goes_down() ? std::to_string(least_of(of_type)) : "1";
}

std::string Identity::usual_maximum(Text of_type) const {
  return goes_down() ? "-1" : std::to_string(most_of(of_type));
}

std::string Identity::said(Text of_column, std::string_view usual) const {
  std::vector<std::string> all;
  const auto say = [&](bool said, std::string_view what, const std::string& value) {
    if (said) all.push_back(fmt::format("{} {}", what, value));
  };
  say(!sequence.empty() && sequence != usual, "SEQUENCE NAME", sequence);
  say(increment != "1", "INCREMENT BY", increment);
  say(minimum != usual_minimum(of_column), "MINVALUE", minimum);
  say(maximum != usual_maximum(of_column), "MAXVALUE", maximum);
  say(start != (goes_down() ? maximum : minimum), "START WITH", start);
  say(cache != "1", "CACHE", cache);
  if (cycle == "t") all.push_back("CYCLE");
  return all.empty() ? "" : fmt::format(" ({})", join(all, " "));
}

std::string Identity::column_options(const Identity& to) const {
  std::string text;
  const auto say = [&](std::string Identity::*part, std::string_view what) {
    if (this->*part != to.*part) text += fmt::format(" SET {} {}", what, to.*part);
  };
  say(&Identity::increment, "INCREMENT BY");
  say(&Identity::minimum, "MINVALUE");
  say(&Identity::maximum, "MAXVALUE");
  say(&Identity::start, "START WITH");
  say(&Identity::cache, "CACHE");
  if (cycle != to.cycle) text += to.cycle == "t" ? " SET CYCLE" : " SET NO CYCLE";
  return fmt::format("{}{}", text, restart(*this, to));
}

std::string Identity::sequence_options(const Identity& to) const {
  return fmt::format(" AS {} INCREMENT BY {} MINVALUE {} MAXVALUE {} START WITH {} CACHE {}{}{}",
                     to.type, to.increment, to.minimum, to.maximum, to.start, to.cache,
                     to.cycle == "t" ? " CYCLE" : " NO CYCLE", restart(*this, to));
}

}  // namespace shale
