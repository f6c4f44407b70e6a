#include "sql/touches.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "sql/facts.h"
#include "sql/kinds.h"
#include "sql/parse.h"
#include "sql/table_parts.h"

namespace shale {

std::string space_of(std::string_view kind) {
  constexpr std::array<std::string_view, 6> relations = {
      "table", "view", "materialized view", "foreign table", "index", "sequence"};
  constexpr std::array<std::string_view, 4> routines = {"function", "procedure", "routine",
                                                        "aggregate"};
  if (std::ranges::find(relations, kind) != relations.end()) return "relation";
  if (std::ranges::find(routines, kind) != routines.end()) return "routine";
  return kind == "domain" ? "type" : std::string(kind);
}

Touch touch_of(TouchKind what, std::string space, const std::vector<std::string>& name) {
  Touch touch{.what = what, .space = std::move(space)};
  if (name.empty()) return touch;
  touch.name = name.back();
  if (name.size() > 1) touch.schema = name[name.size() - 2];
  return touch;
}

namespace {

using enum TouchKind;

std::vector<std::string> types_of(const std::vector<TreeNode>& types) {
  std::vector<std::string> all;
  for (const TreeNode& type : types) {
    const std::vector<std::string> name = name_parts(type);
    all.push_back((name.empty() ? "" : name.back()) +
                  (type.nodes("array_bounds").empty() ? "" : "[]"));
  }
  return all;
}

bool is_part(std::string_view kind) {
  return kind == "trigger" || kind == "policy" || kind == "rule" || kind == "constraint" ||
         kind == "column" || kind == "attribute" || kind == "domconstraint";
}

// An object of COMMENT, DROP, GRANT and their kin; a part of a table is named behind it.
Touch object_touch(TouchKind what, std::string_view object_type, const TreeNode& object) {
  const std::string kind = kind_of_object(object_type);
  if (kind == "domconstraint") {
    const std::vector<TreeNode> both = object.nodes("items");
    if (both.size() != 2) return {};
    Touch touch = touch_of(what, "type", name_parts(both[0]));
    touch.part_space = "constraint";
    touch.part = both[1].text("sval");
    return touch;
  }
  std::vector<std::string> name = name_parts(object);
  if (is_part(kind)) {
    if (name.size() < 2) return {};
    const std::string part = name.back();
    name.pop_back();
    Touch touch = touch_of(what, "relation", name);
    touch.part_space = kind;
    touch.part = part;
    return touch;
  }
  Touch touch = touch_of(what, space_of(kind), name);
  if (touch.space == "routine" && !object.flag("args_unspecified"))
    touch.arguments = types_of(object.nodes("objargs"));
  return touch;
}

void add_routine(Touches& found, const TreeNode& node) {
  Touch touch = touch_of(makes, "routine", name_parts(node.nodes("funcname")));
  std::vector<TreeNode> types;
  for (const TreeNode& parameter : node.nodes("parameters")) {
    const std::string_view mode = parameter.word("mode");
    if (mode != "FUNC_PARAM_OUT" && mode != "FUNC_PARAM_TABLE")
      types.push_back(parameter.node("arg_type"));
  }
  touch.arguments = types_of(types);
  found.all.push_back(std::move(touch));
}

void add_altered_routine(Touches& found, const TreeNode& node) {
  found.all.push_back(object_touch(changes, node.word("objtype"), node.node("func")));
}

std::string label_of_index_column(const TreeNode& column) {
  if (!column.text("name").empty()) return std::string(column.text("name"));
  const TreeNode expression = column.node("expr");
  if (expression.kind() != "FuncCall") return "expr";
  const std::vector<std::string> name = name_parts(expression.nodes("funcname"));
  return name.empty() ? "expr" : name.back();
}

void add_index(Touches& found, const TreeNode& node) {
  const Touch table = touch_of(changes, "relation", name_parts(node.node("relation")));
  Touch touch{.what = makes,
              .space = "relation",
              .schema = table.schema,
              .name = std::string(node.text("idxname")),
              .if_absent = node.flag("if_not_exists"),
              .label = "idx",
              .table_schema = table.schema,
              .table = table.name};
  for (const TreeNode& column : node.nodes("index_params"))
    touch.columns.push_back(label_of_index_column(column));
  touch.under = columns_of_index(node);
  found.all.push_back(std::move(touch));
}

void add_part(Touches& found, TouchKind what, const TreeNode& table, std::string space,
              std::string_view name) {
  Touch touch = touch_of(what, "relation", name_parts(table));
  touch.part_space = std::move(space);
  touch.part = name;
  found.all.push_back(std::move(touch));
}

void add_trigger(Touches& found, const TreeNode& node) {
  add_part(found, makes, node.node("relation"), "trigger", node.text("trigname"));
}
void add_rule(Touches& found, const TreeNode& node) {
  add_part(found, makes, node.node("relation"), "rule", node.text("rulename"));
}
void add_policy(Touches& found, const TreeNode& node) {
  add_part(found, makes, node.node("table"), "policy", node.text("policy_name"));
}
void add_changed_policy(Touches& found, const TreeNode& node) {
  add_part(found, changes, node.node("table"), "policy", node.text("policy_name"));
}

void add_drops(Touches& found, const TreeNode& node) {
  for (const TreeNode& object : node.nodes("objects"))
    found.all.push_back(object_touch(drops, node.word("remove_type"), object));
}

void add_rename(Touches& found, const TreeNode& node) {
  const std::string kind = kind_of_object(node.word("rename_type"));
  const TreeNode relation = node.node("relation"), object = node.node("object");
  const std::string_view subname = node.text("subname");
  Touch touch;
  if (relation && is_part(kind)) {
    const std::string of = space_of(kind_of_object(node.word("relation_type")));
    touch = touch_of(renames, kind == "attribute" || of == "type" ? "type" : "relation",
                     name_parts(relation));
    touch.part_space = kind == "attribute" ? "column" : kind;
    touch.part = subname;
  } else if (relation) {
    touch = touch_of(renames, space_of(kind), name_parts(relation));
  } else if (kind == "domconstraint") {
    touch = touch_of(renames, "type", name_parts(object));
    touch.part_space = "constraint";
    touch.part = subname;
  } else if (object) {
    touch = object_touch(renames, node.word("rename_type"), object);
  } else {
    touch = {.what = renames, .space = space_of(kind), .name = std::string(subname)};
  }
  touch.to = node.text("newname");
  found.all.push_back(std::move(touch));
}

void add_move(Touches& found, const TreeNode& node) {
  const TreeNode relation = node.node("relation");
  Touch touch = relation ? touch_of(moves, space_of(kind_of_object(node.word("object_type"))),
                                    name_parts(relation))
                         : object_touch(moves, node.word("object_type"), node.node("object"));
  touch.to = node.text("newschema");
  found.all.push_back(std::move(touch));
}

void add_owner(Touches& found, const TreeNode& node) {
  if (!node.node("relation"))
    found.all.push_back(object_touch(changes, node.word("object_type"), node.node("object")));
}

void add_comment(Touches& found, const TreeNode& node) {
  Touch touch = object_touch(changes, node.word("objtype"), node.node("object"));
  touch.part_space = touch.part_space.empty() ? "comment" : "comment of " + touch.part_space;
  found.all.push_back(std::move(touch));
}

// Of columns too, if it names some.
void add_grant(Touches& found, const TreeNode& node) {
  if (node.word("targtype") != "ACL_TARGET_OBJECT") return;
  for (const TreeNode& object : node.nodes("objects")) {
    std::string_view type = node.word("objtype");
    Touch touch = object_touch(changes, type, object);
    if (touch.name.empty()) continue;
    touch.part_space = "privileges";
    for (const TreeNode& privilege : node.nodes("privileges"))
      for (const TreeNode& column : privilege.nodes("cols")) {
        Touch part = touch;
        part.part_space = "privileges of column";
        part.part = column.text("sval");
        found.all.push_back(std::move(part));
      }
    found.all.push_back(std::move(touch));
  }
}

void add_enum_label(Touches& found, const TreeNode& node) {
  Touch touch = touch_of(changes, "type", name_parts(node.nodes("type_name")));
  found.all.push_back(touch);
  if (node.text("old_val").empty()) return;
  touch.what = renames;
  touch.part_space = "label";
  touch.part = node.text("old_val");
  touch.to = node.text("new_val");
  found.all.push_back(std::move(touch));
}

void add_search_path(Touches& found, const TreeNode& node) {
  if (node.text("name") != "search_path" || node.word("kind") == "VAR_RESET") return;
  std::vector<std::string> path;
  for (const TreeNode& argument : node.nodes("args"))
    if (const TreeNode value = argument.node("sval")) path.emplace_back(value.text("sval"));
  found.search_path = std::move(path);
}

void add_opaque(Touches& found, const TreeNode&) {
  found.opaque = true;
}

struct Form {
  std::string_view statement{};
  void (*add)(Touches&, const TreeNode&) = nullptr;
};
constexpr Form forms[] = {
    {"AlterDomainStmt", add_domain_change},
    {"AlterEnumStmt", add_enum_label},
    {"AlterFunctionStmt", add_altered_routine},
    {"AlterObjectSchemaStmt", add_move},
    {"AlterOwnerStmt", add_owner},
    {"AlterPolicyStmt", add_changed_policy},
    {"AlterTableStmt", add_table_changes},
    {"CallStmt", add_opaque},
    {"CommentStmt", add_comment},
    {"CompositeTypeStmt", add_composite_type},
    {"CreateDomainStmt", add_domain},
    {"CreateForeignTableStmt", add_foreign_table},
    {"CreateFunctionStmt", add_routine},
    {"CreatePolicyStmt", add_policy},
    {"CreateStmt", add_table},
    {"CreateTableAsStmt", add_table_as},
    {"CreateTrigStmt", add_trigger},
    {"DoStmt", add_opaque},
    {"DropStmt", add_drops},
    {"GrantStmt", add_grant},
    {"IndexStmt", add_index},
    {"RenameStmt", add_rename},
    {"RuleStmt", add_rule},
    {"VariableSetStmt", add_search_path},
};

TouchKind kind_of(ObjectRole role) {
  return role == ObjectRole::creates ? makes : role == ObjectRole::drops ? drops : changes;
}

// What a form does not know: as Facts have it.
void add_uses(Touches& found, const TreeNode& statement) {
  for (const ObjectUse& use : objects_of(statement)) {
    if (use.role == ObjectRole::reads || use.role == ObjectRole::writes) continue;
    Touch touch{.what = kind_of(use.role),
                .space = space_of(use.kind),
                .schema = use.schema,
                .name = use.name,
                .if_absent = statement.flag("if_not_exists"),
                .partly = true};
    found.all.push_back(std::move(touch));
  }
}

void add_calls(Touches& found, const TreeNode& statement) {
  for (const ObjectUse& use : objects_of(statement))
    if (use.role == ObjectRole::reads && use.kind == "function") found.calls.push_back(use.name);
}

void add_statement(Touches& found, const TreeNode& statement) {
  const std::string_view kind = statement.kind();
  if (kind == "SelectStmt" || kind == "InsertStmt" || kind == "UpdateStmt" || kind == "DeleteStmt")
    add_calls(found, statement);
  const Form* form = std::ranges::find(forms, kind, &Form::statement);
  if (form != std::end(forms))
    form->add(found, statement);
  else
    add_uses(found, statement);
  for (const TreeNode& inner : statement.nodes("schema_elts")) add_statement(found, inner);
}

}  // namespace

Touches touches_of(const ParsedText& parsed) {
  Touches found;
  parsed.look([&](const TreeNode& tree) { add_statement(found, tree); });
  if (!parsed.problem().what.empty()) found.opaque = true;
  std::erase_if(found.all, [](const Touch& t) { return t.name.empty() && t.label.empty(); });
  return found;
}

Touches touches_of(std::string_view statement) {
  return touches_of(ParsedText(statement));
}

std::string made_up_name(std::string_view table, std::string_view columns, std::string_view label) {
  constexpr std::size_t most = 63;
  const std::size_t around = label.size() + (label.empty() ? 0 : 1) + (columns.empty() ? 0 : 1);
  std::size_t a = table.size(), b = columns.size();
  while (a + b + around > most) (a > b ? a : b) -= 1;
  std::string name(table.substr(0, a));
  if (!columns.empty()) name.append("_").append(columns.substr(0, b));
  if (!label.empty()) name.append("_").append(label);
  return name;
}

}  // namespace shale
