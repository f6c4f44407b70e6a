#include <fmt/format.h>

#include "base/text.h"
#include "review/rule.h"
#include "sql/lexer.h"

namespace shale::rules_::in_secret_in_text {
namespace {

void judge(const Scene& scene, Findings& found) {
  constexpr std::string_view word = "password";
  for (const SceneStatement& s : scene.statements) {
    Lexer lexer(s.text);
    bool behind_password = false;
    for (Token t = lexer.next(); t.kind != TokenKind::end; t = lexer.next()) {
      const std::string_view said = lexer.text_of(t);
      if (behind_password && t.kind == TokenKind::string && said.size() > 2)
        found.at(s, word, Certainty::proven,
                 "a password stands in the file, and stays in its history",
                 "let the operator set it; make the role without one");
      behind_password = said.size() == word.size() && lower(said) == word;
    }
  }
}

}  // namespace

extern const Rule secret_in_text;
constinit const Rule secret_in_text = checked({
    .id = "secret-in-text",
    .summary = "a password in the text of a migration",
    .why = "Who can read the repository has it, for ever; and so has the log of the server.",
    .instead = "Make the role without a password, and set it where secrets are kept.",
    .topic = Topic::security,
    .severity = Severity::error,
    .of_text = true,
    .bad = "CREATE ROLE shale_example_reader PASSWORD 'swordfish';",
    .good = "CREATE ROLE shale_example_reader;",
    .judge = judge,
});

}  // namespace shale::rules_::in_secret_in_text
