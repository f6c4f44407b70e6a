#include "squash/effect_kinds.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "sql/blocks.h"
#include "sql/facts.h"
#include "sql/lexer.h"
#include "sql/parse.h"

namespace shale {
namespace {

using enum EffectPlace;

template <std::size_t N>
bool is_among(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

// Functions that act outside of the tables and are called without their schema, too.
constexpr auto acting = std::to_array<std::string_view>({"pg_notify",
                                                         "create_parent",
                                                         "undo_partition",
                                                         "create_hypertable",
                                                         "add_retention_policy",
                                                         "remove_retention_policy",
                                                         "add_compression_policy",
                                                         "remove_compression_policy",
                                                         "add_continuous_aggregate_policy",
                                                         "add_job",
                                                         "alter_job",
                                                         "delete_job",
                                                         "create_distributed_table",
                                                         "create_reference_table",
                                                         "pg_reload_conf",
                                                         "dblink_exec",
                                                         "pg_logical_emit_message",
                                                         "pg_create_logical_replication_slot",
                                                         "pg_create_physical_replication_slot",
                                                         "pg_drop_replication_slot"});

// What a block or a body says that reaches outside, and what of it comes before everything.
constexpr auto before_words = std::to_array<std::string_view>(
    {"create role", "create user", "create group", "alter role", "alter user", "alter group",
     "drop role", "drop user", "drop group", "alter system", "alter database", "create tablespace",
     "alter tablespace"});
constexpr auto after_words = std::to_array<std::string_view>(
    {"pg_notify (", "notify ", "cron . schedule", "cron . unschedule", "create_parent (",
     "create_hypertable (", "dblink_exec ("});

// The text of a block or a function without its comments; its strings are looked into, too.
std::string body_of(std::string_view statement) {
  Lexer lexer(statement);
  for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next()) {
    const std::string_view text = lexer.text_of(token);
    if (token.kind == TokenKind::string) return lower(tokens_of(text.substr(text.find('\'') + 1)));
    if (token.kind != TokenKind::dollar) continue;
    const std::size_t tag = text.find('$', 1) + 1;
    if (text.size() >= 2 * tag) return lower(tokens_of(text.substr(tag, text.size() - 2 * tag)));
  }
  return {};
}

template <std::size_t N>
std::string_view said(std::string_view body, const std::array<std::string_view, N>& words) {
  for (std::size_t at = 0; at < body.size(); ++at) {
    const bool starts = at == 0 || !(std::isalnum(static_cast<unsigned char>(body[at - 1])) != 0 ||
                                     body[at - 1] == '_');
    for (const std::string_view word : words)
      if (starts && body.substr(at).starts_with(word)) return trim(word);
  }
  return {};
}

Classified kept(std::string what, EffectPlace place) {
  return {.verdict = Verdict::keep, .what = std::move(what), .place = place};
}

Classified dropped(std::string what) {
  return {.verdict = Verdict::drop, .what = std::move(what)};
}

std::vector<std::string> role_names(const std::vector<TreeNode>& nodes) {
  std::vector<std::string> all;
  for (const TreeNode& node : nodes) {
    const std::vector<std::string> name = name_parts(node);
    all.push_back(name.empty() ? "" : name.back());
  }
  return all;
}

Classified about_role(std::string_view verb, const TreeNode& tree, std::string role) {
  Classified found = kept(fmt::format("{} role {}", verb, role), before);
  if (tree.kind() == "CreateRoleStmt") found.made = {role};
  found.spoken_of = {std::move(role)};
  // CREATE ROLE … ROLE x, ALTER ROLE … IN DATABASE: nothing of it outlives the role.
  return found;
}

Classified classify_role(const TreeNode& tree) {
  const std::string_view kind = tree.kind();
  if (kind == "CreateRoleStmt") return about_role("create", tree, std::string(tree.text("role")));
  if (kind == "DropRoleStmt") {
    const std::vector<std::string> roles = role_names(tree.nodes("roles"));
    Classified found = kept("drop role " + join(roles, ", "), before);
    found.gone = found.spoken_of = roles;
    return found;
  }
  if (kind == "GrantRoleStmt") {
    const auto granted = role_names(tree.nodes("granted_roles"));
    const auto grantees = role_names(tree.nodes("grantee_roles"));
    Classified found = kept(
        fmt::format("{} {} {} {}", tree.flag("is_grant") ? "grant" : "revoke", join(granted, ", "),
                    tree.flag("is_grant") ? "to" : "from", join(grantees, ", ")),
        before);
    found.spoken_of = granted;
    found.spoken_of.insert(found.spoken_of.end(), grantees.begin(), grantees.end());
    found.is_plain = granted.size() == 1 && grantees.size() == 1;
    return found;
  }
  const std::vector<std::string> name = name_parts(tree.node("role"));
  return about_role("alter", tree, name.empty() ? "all" : name.back());
}

constexpr auto role_kinds = std::to_array<std::string_view>(
    {"CreateRoleStmt", "DropRoleStmt", "GrantRoleStmt", "AlterRoleStmt", "AlterRoleSetStmt"});

struct Simple {
  std::string_view kind{}, what{};
  FieldName name = "";  // the field that names it
  EffectPlace place = after;
};
constexpr Simple simple[] = {
    {"NotifyStmt", "notify", "conditionname", after},
    {"ListenStmt", "listen", "conditionname", after},
    {"UnlistenStmt", "unlisten", "conditionname", after},
    {"AlterSystemStmt", "alter system", "", after},
    {"CreatedbStmt", "create database", "dbname", before},
    {"DropdbStmt", "drop database", "dbname", before},
    {"AlterDatabaseStmt", "alter database", "dbname", before},
    {"AlterDatabaseSetStmt", "alter database", "dbname", before},
    {"CreateTableSpaceStmt", "create tablespace", "tablespacename", before},
    {"DropTableSpaceStmt", "drop tablespace", "tablespacename", before},
    {"AlterTableSpaceOptionsStmt", "alter tablespace", "tablespacename", before},
};

// Statements whose effect ends with the session, or that only keep the server in shape.
constexpr std::pair<std::string_view, std::string_view> passing[] = {
    {"LockStmt", "lock"},
    {"VacuumStmt", "vacuum or analyze"},
    {"CheckPointStmt", "checkpoint"},
    {"DiscardStmt", "discard"},
    {"ConstraintsSetStmt", "set constraints"},
    {"PrepareStmt", "prepare"},
    {"ExecuteStmt", "execute"},
    {"ExplainStmt", "explain"},
    {"LoadStmt", "load"},
    {"ReindexStmt", "reindex"},
    {"RefreshMatViewStmt", "refresh materialized view"},
    {"DropOwnedStmt", "drop owned"},
    {"ReassignOwnedStmt", "reassign owned"},
};

// What GRANT, ALTER … OWNER TO, COMMENT and RENAME are about, if that stands outside of a database.
std::string_view shared_object(const TreeNode& tree) {
  struct Field {
    std::string_view kind{};
    FieldName field;
  };
  constexpr Field fields[] = {
      {"GrantStmt", "objtype"},      {"AlterOwnerStmt", "object_type"}, {"CommentStmt", "objtype"},
      {"RenameStmt", "rename_type"}, {"SecLabelStmt", "objtype"},
  };
  for (const auto& [kind, field] : fields) {
    if (tree.kind() != kind) continue;
    const std::string_view type = tree.word(field);
    if (type == "OBJECT_DATABASE") return "database";
    if (type == "OBJECT_ROLE") return "role";
    if (type == "OBJECT_TABLESPACE") return "tablespace";
    if (type == "OBJECT_PARAMETER_ACL") return "parameter";
  }
  return {};
}

// What a block does to roles, alone: the rest of it (grants, tables) is in the catalog, and needs
// what is not there yet. "": it does nothing else, or it can't be told apart.
std::string only_roles_of(std::string_view block, std::string_view body) {
  constexpr auto of_catalog = std::to_array<std::string_view>(
      {"grant ", "revoke ", "create table", "create schema", "create policy", "create function",
       "alter table", "alter schema", "alter default privileges", "alter function"});
  if (said(body, of_catalog).empty() || contains(body, "execute ") ||
      !said(body, after_words).empty())
    return "";
  std::string text;
  for (const std::string& inner : guarded_statements(block))
    parse(inner, [&](const TreeNode& tree) {
      const std::string role(tree.text("role"));
      if (tree.kind() == "CreateRoleStmt")
        text += fmt::format(
            "{}DO $$\nBEGIN\n    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = {}) THEN\n"
            "        {};\n    END IF;\nEND\n$$;",
            text.empty() ? "" : "\n", quote_literal(role), inner);
      else if (is_among(tree.kind(), role_kinds))
        text += fmt::format("{}{};", text.empty() ? "" : "\n", inner);
    });
  return text;
}

Classified classify_block(std::string_view statement) {
  const std::string body = body_of(statement);
  if (const std::string_view word = said(body, before_words); !word.empty()) {
    Classified found = kept(fmt::format("a block with {}", word), before);
    found.sql = only_roles_of(statement, body);
    return found;
  }
  if (const std::string_view word = said(body, after_words); !word.empty())
    return kept(fmt::format("a block with {}", word.substr(0, word.find(" ("))), after);
  return {};
}

// "cron.schedule", of the functions that a statement calls; empty: none that acts outside.
std::string acting_call(const Facts& facts, const EffectContext& context) {
  for (const ObjectUse& use : facts.objects) {
    const bool is_routine = use.kind == "function" || use.kind == "procedure";
    if (!is_routine || use.role != ObjectRole::reads) continue;
    const bool acts = context.is_of_extension(use.schema) ||
                      (!context.is_own(use.name) && is_among(use.name, acting)) ||
                      context.reaches_outside(use.name);
    if (acts) return (use.schema.empty() ? "" : use.schema + ".") + use.name;
  }
  return {};
}

// INSERT, UPDATE and the like: of tables of an extension they are kept.
Classified classify_rows(const TreeNode& tree, const Facts& facts, const EffectContext& context) {
  if (const std::string call = acting_call(facts, context); !call.empty())
    return kept("calls " + call, after);
  for (const ObjectUse& use : facts.objects)
    if (use.role == ObjectRole::writes && context.is_of_extension(use.schema))
      return kept(fmt::format("writes {}.{}", use.schema, use.name), after);
  const bool is_insert = tree.kind() == "InsertStmt";
  if (is_insert && !tree.node("select_stmt").nodes("values_lists").empty()) return {};
  for (const ObjectUse& use : facts.objects)
    if (use.role == ObjectRole::writes)
      return dropped(fmt::format("{}{} {}", facts.quick.verb, is_insert ? " into" : "",
                                 (use.schema.empty() ? "" : use.schema + ".") + use.name));
  return dropped(std::string(facts.quick.verb));
}

Classified classify_query(const TreeNode& tree, const Facts& facts, const EffectContext& context) {
  if (const std::string call = acting_call(facts, context); !call.empty())
    return kept("calls " + call, after);
  std::string calls;
  for (const ObjectUse& use : facts.objects)
    if (use.kind == "function" || use.kind == "procedure")
      calls += (calls.empty() ? " " : ", ") + use.name;
  if (tree.node("into_clause")) return {};  // SELECT … INTO makes a table
  return dropped((tree.kind() == "CallStmt" ? "call" : "select") + calls);
}

Classified classify_copy(const TreeNode& tree) {
  if (tree.flag("is_from") || tree.text("filename").empty()) return {};
  return kept(tree.flag("is_program") ? "copies rows to a program" : "copies rows to a file",
              after);
}

// What makes most of a folder, and never has an effect outside.
constexpr auto of_schema = std::to_array<std::string_view>(
    {"alter table", "alter type", "create index", "create policy", "create sequence",
     "create table", "create trigger", "create type", "create view", "drop index", "drop table"});

Classified classify_tree(std::string_view statement, const TreeNode& tree, const Facts& facts,
                         const EffectContext& context) {
  const std::string_view kind = tree.kind();
  if (is_among(kind, role_kinds)) return classify_role(tree);
  for (const Simple& row : simple)
    if (row.kind == kind) {
      const std::string_view name = row.name.text().empty() ? "" : tree.text(row.name);
      return kept(fmt::format("{}{}{}", row.what, name.empty() ? "" : " ", name), row.place);
    }
  for (const auto& [passes, what] : passing)
    if (passes == kind) return dropped(std::string(what));
  if (kind == "VariableSetStmt") {
    const bool resets = contains(tree.word("kind"), "RESET");
    return dropped(fmt::format("{} {}", resets ? "reset" : "set", tree.text("name")));
  }
  if (const std::string_view what = shared_object(tree); !what.empty()) {
    Classified found =
        kept(tree.kind() == "RenameStmt" ? fmt::format("rename {} {}", what, tree.text("subname"))
                                         : fmt::format("{} {}", facts.quick.verb, what),
             before);
    found.is_plain = false;
    found.spoken_of.emplace_back(tree.text("subname"));
    for (const ObjectUse& use : facts.objects)
      if (use.kind == "role") found.spoken_of.push_back(use.name);
    return found;
  }
  if (kind == "DoStmt") return classify_block(statement);
  if (kind == "InsertStmt" || kind == "UpdateStmt" || kind == "DeleteStmt" || kind == "MergeStmt" ||
      kind == "TruncateStmt")
    return classify_rows(tree, facts, context);
  if (kind == "SelectStmt" || kind == "CallStmt") return classify_query(tree, facts, context);
  if (kind == "CopyStmt") return classify_copy(tree);
  if (kind == "CreateStmt" && tree.node("relation").text("relpersistence") == "t")
    return dropped("create temporary table " + std::string(tree.node("relation").text("relname")));
  return {};
}

}  // namespace

namespace {

// Schemas that extensions make for themselves.
constexpr auto usual_schemas = std::to_array<std::string_view>({"cron", "partman", "pgagent"});

}  // namespace

void EffectContext::learn(std::string_view statement) {
  const std::string_view verb = quick_facts(statement).verb;
  const bool makes_routine = verb == "create function" || verb == "create procedure";
  if (!makes_routine && verb != "create table" && verb != "create extension") return;
  const Facts facts = facts_of(statement);
  for (const ObjectUse& use : facts.objects) {
    if (use.role != ObjectRole::creates || verb == "create extension") continue;
    if (!use.schema.empty()) own_schemas_.insert(use.schema);
    if (!makes_routine) continue;
    const std::string body = body_of(statement);
    own_[use.name] = !said(body, before_words).empty() || !said(body, after_words).empty();
  }
  if (verb != "create extension") return;
  parse(statement, [&](const TreeNode& tree) {
    for (const TreeNode& option : tree.nodes("options"))
      if (option.text("defname") == "schema")
        extension_schemas_.emplace(option.node("arg").text("sval"));
  });
}

bool EffectContext::is_of_extension(std::string_view schema) const {
  return is_among(schema, usual_schemas) ||
         (extension_schemas_.contains(schema) && !own_schemas_.contains(schema) &&
          schema != "public" && schema != "pg_catalog");
}

bool EffectContext::reaches_outside(std::string_view function) const {
  const auto found = own_.find(function);
  return found != own_.end() && found->second;
}

Classified classify(std::string_view statement, const EffectContext& context) {
  const QuickFacts quick = quick_facts(statement);
  const bool in_transaction =
      quick.transaction == TransactionRule::any || quick.transaction == TransactionRule::forbidden;
  if (!in_transaction || (!quick.session && is_among(quick.verb, of_schema))) return {};
  Classified found;
  facts_of(statement, [&](const TreeNode& tree, const Facts& facts) {
    found = classify_tree(statement, tree, facts, context);
  });
  return found;
}

}  // namespace shale
