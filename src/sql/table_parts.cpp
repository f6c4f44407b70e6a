#include "sql/table_parts.h"

#include <algorithm>

#include "sql/kinds.h"

namespace shale {
namespace {

using enum TouchKind;

void columns_in(const TreeNode& node, std::vector<std::string>& all) {
  if (node.kind() == "ColumnRef") {
    const std::vector<std::string> name = name_parts(node.nodes("fields"));
    if (!name.empty() && std::ranges::find(all, name.back()) == all.end())
      all.push_back(name.back());
  }
  for (const auto& [field, child] : node.children()) columns_in(child, all);
}

// Adds touches of the parts of one table or type.
class Parts {
 public:
  Parts(Touches& found, Touch whole) : found_(found), whole_(std::move(whole)) {}

  Touch& add(TouchKind what, std::string space, std::string_view name) {
    Touch touch = whole_;
    touch.what = what;
    touch.part_space = std::move(space);
    touch.part = name;
    return found_.all.emplace_back(std::move(touch));
  }
  void column(const TreeNode& definition, bool if_absent = false);
  void constraint(const TreeNode& definition, const std::string& column = "");

 private:
  void sequence(const std::string& column);

  Touches& found_;
  Touch whole_;
};

void Parts::sequence(const std::string& column) {
  found_.all.push_back({.what = makes,
                        .space = "relation",
                        .schema = whole_.schema,
                        .label = "seq",
                        .columns = {column},
                        .table_schema = whole_.schema,
                        .table = whole_.name});
}

void Parts::column(const TreeNode& definition, bool if_absent) {
  const std::string name(definition.text("colname"));
  add(makes, "column", name).if_absent |= if_absent;
  const std::vector<std::string> type = name_parts(definition.node("type_name"));
  constexpr std::string_view serials[] = {"serial",  "bigserial", "smallserial",
                                          "serial4", "serial8",   "serial2"};
  const bool serial = !type.empty() && std::ranges::find(serials, type.back()) != std::end(serials);
  bool has_default = serial || definition.node("raw_default");
  if (serial) sequence(name);
  for (const TreeNode& c : definition.nodes("constraints")) {
    const std::string_view kind = c.word("contype");
    if (kind == "CONSTR_DEFAULT") has_default = true;
    if (kind == "CONSTR_IDENTITY") sequence(name);
    constraint(c, name);
  }
  if (has_default) add(makes, "default", name).if_absent |= if_absent;
}

std::vector<std::string> columns_of(const TreeNode& definition, FieldName field,
                                    const std::string& column) {
  std::vector<std::string> names = name_parts(definition.nodes(field));
  if (names.empty() && !column.empty()) names.push_back(column);
  return names;
}

// The columns with which it goes.
std::vector<std::string> columns_under(const TreeNode& definition, const std::string& column) {
  const std::string_view kind = definition.word("contype");
  if (kind == "CONSTR_FOREIGN") return columns_of(definition, "fk_attrs", column);
  if (kind == "CONSTR_PRIMARY" || kind == "CONSTR_UNIQUE")
    return columns_of(definition, "keys", column);
  std::vector<std::string> columns;
  if (kind == "CONSTR_CHECK") columns_in(definition.node("raw_expr"), columns);
  if (kind == "CONSTR_EXCLUSION")
    for (const TreeNode& element : definition.nodes("exclusions"))
      if (const std::vector<TreeNode> pair = element.nodes("items"); !pair.empty())
        columns.emplace_back(pair[0].text("name").empty() ? "expr" : pair[0].text("name"));
  return columns;
}

void Parts::constraint(const TreeNode& definition, const std::string& column) {
  const std::string_view kind = definition.word("contype"), name = definition.text("conname");
  const std::string_view index = definition.text("indexname");
  constexpr std::pair<std::string_view, const char*> labels[] = {{"CONSTR_PRIMARY", "pkey"},
                                                                 {"CONSTR_UNIQUE", "key"},
                                                                 {"CONSTR_CHECK", "check"},
                                                                 {"CONSTR_FOREIGN", "fkey"},
                                                                 {"CONSTR_EXCLUSION", "excl"}};
  const auto label =
      std::ranges::find(labels, kind, &std::pair<std::string_view, const char*>::first);
  if (label == std::end(labels)) return;
  Touch& touch = add(makes, "constraint", name.empty() ? index : name);
  touch.under = columns_under(definition, column);
  if (!touch.part.empty()) return;
  touch.label = label->second;
  if (kind != "CONSTR_PRIMARY") touch.columns = touch.under;
  // A check of several columns is called after none, and so is that of a domain's VALUE.
  if (kind == "CONSTR_CHECK" && (touch.columns.size() != 1 || touch.space == "type"))
    touch.columns.clear();
}

void add_elements(Touches& found, const TreeNode& node, Touch whole) {
  whole.if_absent = node.flag("if_not_exists");
  whole.partly = !node.nodes("inh_relations").empty() || node.node("of_typename");
  for (const TreeNode& element : node.nodes("table_elts"))
    if (element.kind() == "TableLikeClause") whole.partly = true;
  found.all.push_back(whole);
  Parts parts(found, std::move(whole));
  for (const TreeNode& element : node.nodes("table_elts")) {
    if (element.kind() == "ColumnDef") parts.column(element);
    if (element.kind() == "Constraint") parts.constraint(element);
  }
}

void add_column_change(Parts& parts, std::string_view subtype, const TreeNode& command) {
  const std::string_view name = command.text("name");
  const TreeNode definition = command.node("def");
  if (subtype == "AT_AddColumn") return parts.column(definition, command.flag("missing_ok"));
  if (subtype == "AT_DropColumn") return void(parts.add(drops, "column", name));
  if (subtype == "AT_ColumnDefault") {
    parts.add(definition ? makes : drops, "default", name);
    return;
  }
  parts.add(changes, "column", name);
}

void add_table_change(Touches& found, const Touch& whole, const TreeNode& command) {
  const std::string_view subtype = command.word("subtype"), name = command.text("name");
  const TreeNode definition = command.node("def");
  Parts parts(found, whole);
  const auto says = [&](auto... words) { return ((subtype.find(words) != subtype.npos) || ...); };
  if (says("Constraint")) {
    if (subtype == "AT_AddConstraint") return parts.constraint(definition);
    // ALTER CONSTRAINT has the name in its definition.
    parts.add(subtype == "AT_DropConstraint" ? drops : changes, "constraint",
              name.empty() ? definition.text("conname") : name);
  } else if (says("Partition", "Inherit")) {
    // The child's side of it.
    const TreeNode child = definition.node("name");
    Touch touch = child ? touch_of(changes, "relation", name_parts(child)) : whole;
    touch.part_space = "parent";
    found.all.push_back(std::move(touch));
  } else if (says("Trig")) {
    if (!name.empty()) parts.add(changes, "trigger", name);
  } else if (says("Rule")) {
    parts.add(changes, "rule", name);
  } else if (says("Column", "NotNull", "Statistics", "Expression", "Storage", "Compression",
                  "Identity", "AT_SetOptions", "AT_ResetOptions") &&
             !name.empty()) {
    add_column_change(parts, subtype, command);
  } else if (subtype == "AT_AddColumn") {
    add_column_change(parts, subtype, command);
  } else {
    found.all.push_back(whole);
  }
}

}  // namespace

std::vector<std::string> columns_of_index(const TreeNode& index) {
  std::vector<std::string> all;
  for (FieldName field : {FieldName("index_params"), FieldName("index_including_params")})
    for (const TreeNode& column : index.nodes(field)) {
      if (const std::string_view name = column.text("name"); !name.empty()) all.emplace_back(name);
      columns_in(column.node("expr"), all);
    }
  columns_in(index.node("where_clause"), all);
  return all;
}

void add_table(Touches& found, const TreeNode& node) {
  if (is_temporary(node.node("relation"))) return;
  add_elements(found, node, touch_of(makes, "relation", name_parts(node.node("relation"))));
}

void add_table_as(Touches& found, const TreeNode& node) {
  const TreeNode relation = node.node("into").node("rel");
  if (is_temporary(relation)) return;
  Touch touch = touch_of(makes, "relation", name_parts(relation));
  touch.if_absent = node.flag("if_not_exists");
  touch.partly = true;
  found.all.push_back(std::move(touch));
}

void add_foreign_table(Touches& found, const TreeNode& node) {
  add_table(found, node.node("base_stmt"));
}

void add_composite_type(Touches& found, const TreeNode& node) {
  const Touch whole = touch_of(makes, "type", name_parts(node.node("typevar")));
  found.all.push_back(whole);
  Parts parts(found, whole);
  for (const TreeNode& column : node.nodes("coldeflist")) parts.column(column);
}

void add_domain(Touches& found, const TreeNode& node) {
  const Touch whole = touch_of(makes, "type", name_parts(node.nodes("domainname")));
  found.all.push_back(whole);
  Parts parts(found, whole);
  for (const TreeNode& constraint : node.nodes("constraints")) parts.constraint(constraint);
}

// Postgres's own letters: C adds a constraint, X drops one, V validates one.
void add_domain_change(Touches& found, const TreeNode& node) {
  const Touch whole = touch_of(changes, "type", name_parts(node.nodes("type_name")));
  const std::string_view letter = node.text("subtype");
  Parts parts(found, whole);
  if (letter == "C")
    parts.constraint(node.node("def"));
  else if (letter == "X" || letter == "V")
    parts.add(letter == "X" ? drops : changes, "constraint", node.text("name"));
  else
    found.all.push_back(whole);
}

void add_table_changes(Touches& found, const TreeNode& node) {
  const std::string space = space_of(kind_of_object(node.word("objtype")));
  const Touch whole = touch_of(changes, space, name_parts(node.node("relation")));
  for (const TreeNode& command : node.nodes("cmds")) add_table_change(found, whole, command);
}

}  // namespace shale
