#include <algorithm>

#include "sql/collector.h"
#include "sql/kinds.h"

namespace shale {
namespace {

using enum ObjectRole;

void add_drop(Collector& found, const TreeNode& node) {
  for (const TreeNode& object : node.nodes("objects")) {
    found.add_typed(drops, node.word("remove_type"), object);
  }
}

void add_comment(Collector& found, const TreeNode& node) {
  found.add_typed(alters, node.word("objtype"), node.node("object"));
}

void add_extension_member(Collector& found, const TreeNode& node) {
  found.add(alters, "extension", {std::string(node.text("extname"))});
  add_comment(found, node);
}

void add_alter_table(Collector& found, const TreeNode& node) {
  found.add(alters, kind_of_object(node.word("objtype")), node.node("relation"));
}

// What is renamed inside a table (a column, a constraint) alters it; a trigger or a policy has a
// name of its own as well.
void add_rename(Collector& found, const TreeNode& node) {
  const std::string_view type = node.word("rename_type");
  const std::string kind = kind_of_object(type);
  const TreeNode relation = node.node("relation");
  if (!node.text("subname").empty()) {
    const bool own = kind == "trigger" || kind == "policy" || kind == "rule";
    if (own) found.add(alters, kind, {std::string(node.text("subname"))});
    const bool part = kind == "column" || kind == "attribute";
    const std::string whole = part ? kind_of_object(node.word("relation_type")) : "table";
    if (relation) return found.add(alters, whole, relation);
  }
  if (relation) {
    found.add(alters, kind, relation);
  } else if (node.node("object")) {
    found.add_typed(alters, type, node.node("object"));
  } else {
    found.add(alters, kind, {std::string(node.text("subname"))});
  }
}

// ALTER … OWNER TO, SET SCHEMA, DEPENDS ON EXTENSION.
void add_altered(Collector& found, const TreeNode& node) {
  const std::string_view type = node.word("object_type");
  if (node.node("relation")) {
    found.add(alters, kind_of_object(type), node.node("relation"));
  } else {
    found.add_typed(alters, type, node.node("object"));
  }
  if (!node.text("newschema").empty()) {
    found.add(reads, "schema", {std::string(node.text("newschema"))});
  }
}

void add_grant(Collector& found, const TreeNode& node) {
  const bool all = node.word("targtype") == "ACL_TARGET_ALL_IN_SCHEMA";
  for (const TreeNode& object : node.nodes("objects")) {
    found.add_typed(all ? reads : alters, all ? "OBJECT_SCHEMA" : node.word("objtype"), object);
  }
}

void add_granted_roles(Collector& found, const TreeNode& node) {
  for (const TreeNode& role : node.nodes("granted_roles")) found.add(reads, "role", role);
  for (const TreeNode& role : node.nodes("grantee_roles")) found.add(alters, "role", role);
}

void add_define(Collector& found, const TreeNode& node) {
  found.add(creates, kind_of_object(node.word("kind")), name_parts(node.nodes("defnames")));
}

void add_table_as(Collector& found, const TreeNode& node) {
  found.add(creates, kind_of_object(node.word("objtype")), node.node("into").node("rel"));
}

void add_select_into(Collector& found, const TreeNode& node) {
  found.add(creates, "table", node.node("rel"));
}

void add_function(Collector& found, const TreeNode& node) {
  const bool procedure = node.flag("is_procedure");
  found.add(creates, procedure ? "procedure" : "function", name_parts(node.nodes("funcname")));
}

void add_altered_function(Collector& found, const TreeNode& node) {
  found.add_typed(alters, node.word("objtype"), node.node("func"));
}

void add_trigger(Collector& found, const TreeNode& node) {
  found.add(creates, "trigger", {std::string(node.text("trigname"))});
  found.add(alters, "table", node.node("relation"));
  found.add(reads, "function", name_parts(node.nodes("funcname")));
}

void add_copy(Collector& found, const TreeNode& node) {
  found.add(node.flag("is_from") ? writes : reads, "table", node.node("relation"));
}

void add_reindex(Collector& found, const TreeNode& node) {
  const std::string_view prefix = "REINDEX_OBJECT_";
  const std::string_view word = node.word("kind");
  const std::string kind = kind_of_object(word.substr(std::min(prefix.size(), word.size())));
  found.add(alters, kind, node.node("relation"));
  found.add(alters, kind, {std::string(node.text("name"))});
}

void add_call(Collector& found, const TreeNode& node) {
  const TreeNode call = node.node("funccall");
  found.add(reads, "procedure", name_parts(call.nodes("funcname")));
  for (const TreeNode& argument : call.nodes("args")) found.visit(argument);
}

void add_domain_change(Collector& found, const TreeNode& node) {
  found.add(alters, "domain", name_parts(node.nodes("type_name")));
}

void add_cast(Collector& found, const TreeNode& node) {
  const auto last = [](const TreeNode& type) {
    const auto parts = name_parts(type);
    return parts.empty() ? std::string() : parts.back();
  };
  const TreeNode source = node.node("sourcetype");
  const TreeNode target = node.node("targettype");
  found.add(creates, "cast", {last(source) + " as " + last(target)});
  found.visit(source);
  found.visit(target);
  found.add(reads, "function", node.node("func"));
}

void add_foreign_table(Collector& found, const TreeNode& node) {
  found.add(creates, "foreign table", node.node("base_stmt").node("relation"));
  found.visit_below(node.node("base_stmt"), "relation");
  found.add(reads, "server", {std::string(node.text("servername"))});
}

constexpr StatementForm forms[] = {
    {"AlterDomainStmt", "type_name", add_domain_change},
    {"AlterExtensionContentsStmt", "object", add_extension_member},
    {"AlterFunctionStmt", "func", add_altered_function},
    {"AlterObjectDependsStmt", "relation object extname", add_altered},
    {"AlterObjectSchemaStmt", "relation object", add_altered},
    {"AlterOwnerStmt", "relation object", add_altered},
    {"AlterTableStmt", "relation", add_alter_table},
    {"CallStmt", "funccall funcexpr", add_call},
    {"CommentStmt", "object", add_comment},
    {"CopyStmt", "relation", add_copy},
    {"CreateCastStmt", "sourcetype targettype func", add_cast},
    {"CreateForeignTableStmt", "base_stmt", add_foreign_table},
    {"CreateFunctionStmt", "funcname", add_function},
    {"CreateTableAsStmt", "into", add_table_as},
    {"CreateTrigStmt", "relation funcname args", add_trigger},
    {"DefineStmt", "defnames", add_define},
    {"DropStmt", "objects", add_drop},
    {"GrantRoleStmt", "granted_roles grantee_roles", add_granted_roles},
    {"GrantStmt", "objects privileges", add_grant},
    {"IntoClause", "rel", add_select_into},
    {"ReindexStmt", "relation", add_reindex},
    {"RenameStmt", "relation object", add_rename},
    {"SecLabelStmt", "object", add_comment},
};

}  // namespace

const StatementForm* form_of(std::string_view statement) {
  for (const StatementForm& form : forms) {
    if (form.statement == statement) return &form;
  }
  return nullptr;
}

}  // namespace shale
