#include "organize/cut.h"

#include <algorithm>

#include "base/text.h"
#include "sql/facts.h"

namespace shale {
namespace {

// BEGIN first, COMMIT last, and nothing of the kind between them.
bool is_wrapped(const Script& script, const std::vector<QuickFacts>& facts) {
  return script.statements().size() > 2 && facts.front().transaction == TransactionRule::begin &&
         facts.back().transaction == TransactionRule::commit;
}

std::string why_not(const Script& script, const std::vector<QuickFacts>& facts, bool wrapped) {
  for (std::size_t i = wrapped ? 1 : 0; i + (wrapped ? 1 : 0) < facts.size(); ++i) {
    const Statement& statement = script.statements()[i];
    const std::string_view verb = facts[i].verb;
    if (statement.kind == StatementKind::meta) return "it has lines for psql";
    if (facts[i].transaction != TransactionRule::any &&
        facts[i].transaction != TransactionRule::forbidden)
      return "it steers transactions by itself";
    if (verb == "set" || contains(lower(script.text_of(statement)), "set_config"))
      return "what it SETs counts for all that follows";
    if (verb == "create table" && facts[i].session) return "it makes temporary tables";
    if (verb == "prepare" || verb == "declare" || verb == "lock table")
      return "its statements need one session";
  }
  return "";
}

}  // namespace

Cut cut_script(const Script& script, std::size_t max_lines) {
  std::vector<QuickFacts> facts;
  for (const Statement& statement : script.statements())
    facts.push_back(quick_facts(script.text_of(statement)));
  if (facts.empty()) return {.why_not = "it has no statement"};
  const bool wrapped = is_wrapped(script, facts);
  if (std::string why = why_not(script, facts, wrapped); !why.empty())
    return {.why_not = std::move(why)};

  const std::size_t first = wrapped ? 1 : 0, last = facts.size() - (wrapped ? 1 : 0);
  const std::size_t frame = wrapped ? 4 : 0;  // lines of BEGIN, COMMIT and the blank ones
  std::vector<std::string> bodies(1);
  std::size_t counted = 0;
  for (std::size_t i = first; i < last; ++i) {
    const Statement& s = script.statements()[i];
    std::string text(script.gap(i));
    if (i == first && wrapped) text = std::string(script.gap(0)) + std::string(script.gap(1));
    text += script.text().substr(s.begin, s.whole_end - s.begin);
    const std::size_t more = static_cast<std::size_t>(std::ranges::count(text, '\n'));
    if (i > first && counted + more + frame > max_lines) {
      bodies.emplace_back();
      counted = 0;
      text.erase(0, std::min(text.find_first_not_of("\r\n"), text.size()));
    }
    counted += more;
    bodies.back() += text;
  }
  if (bodies.size() < 2) return {.why_not = "it has no statement where it could be cut"};
  bodies.back() += std::string(trim(script.gap(last))).empty() ? "" : script.gap(last);
  Cut cut;
  for (std::string& body : bodies) {
    while (body.ends_with('\n')) body.pop_back();
    cut.parts.push_back(wrapped ? "BEGIN;\n\n" + body + "\n\nCOMMIT;\n" : body + "\n");
  }
  return cut;
}

}  // namespace shale
