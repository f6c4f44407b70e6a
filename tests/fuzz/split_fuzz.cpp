// Any bytes may be a script: splitting keeps the law, and neither the canonical text nor the quick
// facts depend on the script making sense.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "sql/facts.h"
#include "sql/script.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_law(const shale::Script& script) {
  std::string joined(script.gap(0));
  std::size_t n = 0;
  for (const shale::Statement& s : script.statements()) {
    require(s.begin < s.end && s.end <= s.whole_end);
    require(s.data_begin <= s.data_end && s.data_end <= s.whole_end);
    joined += script.text().substr(s.begin, s.whole_end - s.begin);
    joined += script.gap(++n);
  }
  require(joined == script.text());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::string tokens = shale::tokens_of(text);
  const bool marked = tokens.starts_with("\xEF\xBB\xBF");  // would be taken off once more
  require(marked || shale::tokens_of(tokens) == tokens);
  shale::quick_facts(text);
  const auto script = shale::Script::split(text);
  if (!script) {
    require(!script.error().what.empty() && script.error().place.line > 0);
    return 0;
  }
  check_law(*script);
  for (const shale::Statement& s : script->statements()) {
    shale::quick_facts(script->text_of(s));
  }
  return 0;
}
