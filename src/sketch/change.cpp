// What makes and changes something in a sketch.
#include "sketch/change.h"

#include <algorithm>

#include "base/text.h"
#include "sql/touches.h"

namespace shale {
namespace {

std::string name_of_index(const SketchedTable& table, const std::vector<std::string>& columns,
                          std::string_view label) {
  std::string joined;
  for (const std::string& column : columns) joined += (joined.empty() ? "" : "_") + column;
  return made_up_name(table.name, joined, label);
}

}  // namespace

void SketchChange::take(const TreeNode& s) {
  const std::string_view kind = s.kind();
  if (kind == "CreateStmt") return create(s);
  if (kind == "AlterTableStmt") return alter(s);
  if (kind == "IndexStmt") return index(s);
  if (kind == "RenameStmt") return rename(s);
  if (kind == "DropStmt") return drop(s);
  if (kind == "CreateFunctionStmt") return function(s);
  if (kind == "CreateDomainStmt" || kind == "AlterDomainStmt") return domain(s);
  if (kind == "CreateTableAsStmt") return create_as(s);
  if (kind == "AlterObjectSchemaStmt")
    if (SketchedTable* table = find(s.node("relation"))) table->schema = s.text("newschema");
}

void SketchChange::assume(const TreeNode& s) {
  const std::string_view kind = s.kind();
  if (kind == "AlterTableStmt" && s.word("objtype") == "OBJECT_TABLE") {
    if (SketchedTable* table = assumed(s.node("relation")))
      for (const TreeNode& command : s.nodes("cmds")) assume_column(*table, command);
  } else if (kind == "RenameStmt" && (s.word("rename_type") == "OBJECT_TABLE" ||
                                      s.word("relation_type") == "OBJECT_TABLE")) {
    SketchedTable* table = assumed(s.node("relation"));
    if (table != nullptr && s.word("rename_type") == "OBJECT_COLUMN")
      column_of(*table, s.text("subname"));
  } else if (kind == "IndexStmt" || kind == "CreateTrigStmt" || kind == "UpdateStmt" ||
             kind == "DeleteStmt") {
    assumed(s.node("relation"));
  } else if (kind == "TruncateStmt") {
    for (const TreeNode& relation : s.nodes("relations")) assumed(relation);
  } else if (kind == "DropStmt" && s.word("remove_type") == "OBJECT_TABLE") {
    for (const TreeNode& object : s.nodes("objects")) assumed(name_parts(object));
  } else if (kind == "CreatePolicyStmt" || kind == "AlterPolicyStmt") {
    assumed(s.node("table"));
  }
}

SketchedTable* SketchChange::assumed(const std::vector<std::string>& name) {
  if (name.empty() || sketch_.temporary_.contains(name.back())) return nullptr;
  if (SketchedTable* table = sketch_.find(name.back())) return table;
  SketchedTable& table = sketch_.make(name);
  table.assumed = true;
  return &table;
}

// A column that has to be there.
void SketchChange::assume_column(SketchedTable& table, const TreeNode& command) {
  constexpr std::string_view of_columns[] = {
      "AT_DropColumn",  "AT_AlterColumnType", "AT_SetNotNull",
      "AT_DropNotNull", "AT_ColumnDefault",   "AT_SetStatistics",
      "AT_SetStorage",  "AT_AddIdentity",     "AT_DropIdentity"};
  if (table.assumed &&
      std::ranges::find(of_columns, command.word("subtype")) != std::end(of_columns))
    column_of(table, command.text("name"));
}

SketchedColumn& SketchChange::column_of(SketchedTable& table, std::string_view name) {
  for (SketchedColumn& column : table.columns)
    if (column.name == name) return column;
  return table.columns.emplace_back(
      SketchedColumn{.number = ++table.last_column, .name = std::string(name)});
}

void SketchChange::create(const TreeNode& s) {
  const std::vector<std::string> name = name_parts(s.node("relation"));
  if (name.empty()) return;
  if (is_temporary(s.node("relation"))) return void(sketch_.temporary_.insert(name.back()));
  if (s.flag("if_not_exists") && sketch_.find(name.back()) != nullptr) return;
  SketchedTable& table = sketch_.make(name);
  table.unlogged = s.node("relation").text("relpersistence") == "u";
  table.partitioned = static_cast<bool>(s.node("partspec"));
  for (const TreeNode& parent : s.nodes("inh_relations")) {
    be_child(table, std::string(parent.text("relname")));
    table.is_partition = static_cast<bool>(s.node("partbound"));
    table.is_default = s.node("partbound").flag("is_default");
    if (const SketchedTable* of = sketch_.find(table.parent); of != nullptr && of != &table)
      table.columns = of->columns, table.last_column = of->last_column;
  }
  for (const TreeNode& element : s.nodes("table_elts")) {
    if (element.kind() == "ColumnDef") add_column(table, element);
    if (element.kind() == "Constraint") add_constraint(table, element, "");
    if (element.kind() == "TableLikeClause")
      if (const SketchedTable* like = find(element.node("relation")); like != nullptr)
        for (const SketchedColumn& column : like->columns) {
          table.columns.push_back(column);
          table.columns.back().number = ++table.last_column;
        }
  }
}

void SketchChange::create_as(const TreeNode& s) {
  const TreeNode relation = s.node("into").node("rel");
  const std::vector<std::string> name = name_parts(relation);
  if (name.empty()) return;
  if (is_temporary(relation)) return void(sketch_.temporary_.insert(name.back()));
  if (sketch_.find(name.back()) != nullptr) return;
  SketchedTable& table = sketch_.make(name);
  table.materialized = s.word("objtype") == "OBJECT_MATVIEW";
}

void SketchChange::be_child(SketchedTable& table, const std::string& parent) {
  table.parent = parent;
  sketch_.children_[parent].push_back(table.name);
}

void SketchChange::add_column(SketchedTable& table, const TreeNode& definition) {
  const std::string_view name = definition.text("colname");
  if (table.column(name) != nullptr) return;
  SketchedColumn& column = column_of(table, name);
  column.type = printed_type(definition.node("type_name"));
  column.has_default = column.not_null = is_serial(definition.node("type_name"));
  for (const TreeNode& constraint : definition.nodes("constraints")) {
    const std::string_view type = constraint.word("contype");
    if (type == "CONSTR_NOTNULL") column.not_null = true;
    if (type == "CONSTR_DEFAULT") column.has_default = true;
    if (type == "CONSTR_IDENTITY") column.identity = column.not_null = true;
    if (type == "CONSTR_GENERATED") column.stored = true;
  }
  for (const TreeNode& constraint : definition.nodes("constraints"))
    add_constraint(table, constraint, std::string(name));
}

// Of a column, or of the table as a whole.
void SketchChange::add_constraint(SketchedTable& table, const TreeNode& s,
                                  const std::string& of_column) {
  const std::string_view contype = s.word("contype");
  SketchedConstraint made{.name = std::string(s.text("conname")),
                          .valid = !s.flag("skip_validation")};
  if (contype == "CONSTR_CHECK") {
    made.columns = columns_named(s.node("raw_expr"));
    made.not_null = columns_not_null(s.node("raw_expr"));
    if (made.name.empty())
      made.name =
          made_up_name(table.name, made.columns.size() == 1 ? made.columns[0] : "", "check");
  } else if (contype == "CONSTR_FOREIGN") {
    made.type = 'f';
    made.columns = strings_of(s.nodes("fk_attrs"));
    made.refers = std::string(s.node("pktable").text("relname"));
  } else if (contype == "CONSTR_PRIMARY" || contype == "CONSTR_UNIQUE") {
    made.type = contype == "CONSTR_PRIMARY" ? 'p' : 'u';
    made.columns = strings_of(s.nodes("keys"));
  } else if (contype == "CONSTR_EXCLUSION") {
    made.type = 'x';
    for (const TreeNode& pair : s.nodes("exclusions"))
      for (const TreeNode& part : pair.nodes("items"))
        if (part.kind() == "IndexElem") made.columns.emplace_back(part.text("name"));
  } else {
    return;
  }
  if (made.columns.empty() && !of_column.empty()) made.columns = {of_column};
  if (const std::string used(s.text("indexname")); !used.empty()) {  // USING INDEX
    if (made.name.empty()) made.name = used;
    for (SketchedIndex& index : table.indexes)
      if (index.name == used) made.columns = index.columns, index.constraint = used;
    rename_index(table, used, made.name);
  } else if (made.type != 'c' && made.type != 'f') {
    if (made.name.empty())
      made.name = made.type == 'p'
                      ? made_up_name(table.name, "", "pkey")
                      : name_of_index(table, made.columns, made.type == 'u' ? "key" : "excl");
    add_index(table, {.name = made.name,
                      .columns = made.columns,
                      .unique = made.type != 'x',
                      .constraint = made.name});
  }
  if (made.type == 'f') {
    if (made.name.empty()) made.name = name_of_index(table, made.columns, "fkey");
    sketch_.referring_[made.refers].push_back(table.name);
  }
  if (made.type == 'p')
    for (const std::string& column : made.columns) column_of(table, column).not_null = true;
  made.oid = sketch_.next();
  table.constraints.push_back(std::move(made));
}

void SketchChange::add_index(SketchedTable& table, SketchedIndex index) {
  index.oid = sketch_.next();
  sketch_.index_tables_.insert_or_assign(index.name, table.name);
  table.indexes.push_back(std::move(index));
}

void SketchChange::index(const TreeNode& s) {
  SketchedTable* table = find(s.node("relation"));
  if (table == nullptr) return;
  SketchedIndex made{.name = std::string(s.text("idxname")),
                     .unique = s.flag("unique"),
                     .partial = static_cast<bool>(s.node("where_clause")),
                     .where_not_null = only_not_null(s.node("where_clause"))};
  std::vector<std::string> called;
  for (const TreeNode& element : s.nodes("index_params")) {
    made.columns.emplace_back(element.text("name"));
    called.push_back(name_in_index(element));
    for (std::string& column : columns_named(element.node("expr")))
      made.within.push_back(std::move(column));
  }
  for (std::string& column : columns_named(s.node("where_clause")))
    made.within.push_back(std::move(column));
  if (made.name.empty()) made.name = name_of_index(*table, called, "idx");
  if (sketch_.index_tables_.contains(made.name)) return;
  add_index(*table, std::move(made));
}

void SketchChange::alter(const TreeNode& s) {
  SketchedTable* table = find(s.node("relation"));
  if (table == nullptr) return;
  for (const TreeNode& command : s.nodes("cmds")) alter(*table, command);
}

void SketchChange::alter(SketchedTable& table, const TreeNode& command) {
  const std::string_view sort = command.word("subtype"), name = command.text("name");
  const TreeNode definition = command.node("def");
  if (sort == "AT_AddColumn") return add_column(table, definition);
  if (sort == "AT_DropColumn") return drop_column(table, name);
  if (sort == "AT_AddConstraint") return add_constraint(table, definition, "");
  if (sort == "AT_DropConstraint") return drop_constraint(table, name);
  if (sort == "AT_SetLogged" || sort == "AT_SetUnLogged") table.unlogged = sort == "AT_SetUnLogged";
  if (sort == "AT_AddInherit") be_child(table, std::string(definition.text("relname")));
  if (sort == "AT_AttachPartition" || sort == "AT_DetachPartition")
    if (SketchedTable* part = find(definition.node("name"))) {
      if (sort == "AT_AttachPartition") be_child(*part, table.name);
      part->is_partition = sort == "AT_AttachPartition";
      part->is_default = part->is_partition && definition.node("bound").flag("is_default");
      if (!part->is_partition) part->parent.clear();
    }
  for (SketchedConstraint& constraint : table.constraints)
    if (sort == "AT_ValidateConstraint" && constraint.name == name) constraint.valid = true;
  for (SketchedColumn& column : table.columns) {
    if (column.name != name) continue;
    if (sort == "AT_AlterColumnType") column.type = printed_type(definition.node("type_name"));
    if (sort == "AT_SetNotNull" || sort == "AT_DropNotNull")
      column.not_null = sort == "AT_SetNotNull";
    if (sort == "AT_ColumnDefault") column.has_default = static_cast<bool>(definition);
    if (sort == "AT_AddIdentity" || sort == "AT_DropIdentity")
      column.identity = sort == "AT_AddIdentity";
  }
}

void SketchChange::function(const TreeNode& s) {
  const std::vector<std::string> name = name_parts(s.nodes("funcname"));
  if (name.empty()) return;
  auto& stable = sketch_.functions_.stable;
  std::erase(stable, name.back());
  for (const TreeNode& option : s.nodes("options"))
    if (option.text("defname") == "volatility" && option.node("arg").text("sval") != "volatile")
      stable.push_back(name.back());
}

void SketchChange::domain(const TreeNode& s) {
  const bool made = s.kind() == "CreateDomainStmt";
  const std::vector<std::string> name =
      name_parts(s.nodes(made ? FieldName("domainname") : FieldName("type_name")));
  if (name.empty()) return;
  SketchedDomain& domain = sketch_.domains_[name.back()];
  if (!made) return void(domain.checked |= static_cast<bool>(s.node("def")));
  domain = {.base = printed_type(s.node("type_name")), .checked = !s.nodes("constraints").empty()};
}

void Sketch::take(const TreeNode& statement) {
  SketchChange(*this).take(statement);
}

void Sketch::assume(const TreeNode& statement) {
  SketchChange(*this).assume(statement);
}

}  // namespace shale
