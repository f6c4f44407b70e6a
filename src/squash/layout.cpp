#include "squash/layout.h"

#include <algorithm>

#include "base/text.h"
#include "sql/lexer.h"
#include "squash/tables.h"

namespace shale {
namespace {

bool is_one_line(const Emitted& e) {
  return e.said.above.empty() && !contains(e.said.sql, "\n");
}

bool is_security(const Emitted& e) {
  return !e.first && e.said.sql.ends_with(" ROW LEVEL SECURITY");
}

// Do two statements stand on lines that follow each other?
bool stands_close(const Emitted& before, const Emitted& now) {
  if (now.object == nullptr || before.object == nullptr) return now.object == before.object;
  if (is_security(before) && now.object->kind->name == "policy" && now.said.above.empty())
    return true;
  if (!now.first && now.object == before.object && !contains(before.said.sql, "\n")) return true;
  return before.object->kind == now.object->kind && is_one_line(before) && is_one_line(now) &&
         now.object->parent != nullptr && &root_of(*before.object) == &root_of(*now.object);
}

std::string path_statement(const std::vector<std::string>& path) {
  return "SET search_path TO " + join(path, ", ");
}

}  // namespace

std::string laid_out(const std::vector<const Emitted*>& statements) {
  const std::vector<std::string> usual{"public"};
  std::vector<std::string> path = usual;
  std::string text;
  const Emitted* before = nullptr;
  for (const Emitted* e : statements) {
    const std::vector<std::string>& wanted = e->said.path.empty() ? usual : e->said.path;
    const bool turns = wanted != path;
    if (before != nullptr && (turns || !stands_close(*before, *e))) text += "\n";
    if (turns) {
      text += (wanted == usual ? "RESET search_path" : path_statement(wanted)) + ";\n\n";
      path = wanted;
    }
    text += e->said.above + e->said.sql + ";";
    if (!e->said.behind.empty()) text += " " + e->said.behind;
    text += "\n";
    before = e;
  }
  if (path != usual) text += "\nRESET search_path;\n";
  return text;
}

void put_security_to_policies(std::vector<Emitted>& statements) {
  for (std::size_t i = 0; i < statements.size(); ++i) {
    if (!is_security(statements[i])) continue;
    const Object* table = statements[i].object;
    std::size_t last = i + 1;
    while (last < statements.size() && is_security(statements[last]) &&
           statements[last].object == table)
      ++last;
    std::size_t policy = last;
    while (policy < statements.size() && statements[policy].group == statements[i].group &&
           !(statements[policy].first && statements[policy].object != nullptr &&
             statements[policy].object->kind->name == "policy" &&
             statements[policy].object->parent == table))
      ++policy;
    if (policy < statements.size() && statements[policy].group == statements[i].group)
      std::rotate(statements.begin() + static_cast<std::ptrdiff_t>(i),
                  statements.begin() + static_cast<std::ptrdiff_t>(last),
                  statements.begin() + static_cast<std::ptrdiff_t>(policy));
    else
      i = last - 1;
  }
}

}  // namespace shale
