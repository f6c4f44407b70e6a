#include "sketch/altering.h"

#include <algorithm>

#include "base/text.h"
#include "sql/touches.h"

namespace shale {
namespace {

using enum LockMode;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> all) {
  return std::ranges::find(all, word) != all.end();
}

// Which storage parameters need less than to be alone: all but one (reloptions.c).
bool is_light(const TreeNode& options) {
  return std::ranges::none_of(options.nodes("items"), [](const TreeNode& option) {
    return option.text("defname") == "user_catalog_table";
  });
}

LockMode mode_of(const TreeNode& command) {
  const std::string_view sort = command.word("subtype");
  if (is_one_of(sort, {"AT_SetStatistics", "AT_SetOptions", "AT_ResetOptions", "AT_ClusterOn",
                       "AT_DropCluster", "AT_ValidateConstraint", "AT_AttachPartition",
                       "AT_DetachPartitionFinalize"}))
    return share_update_exclusive;
  if (is_one_of(sort, {"AT_SetRelOptions", "AT_ResetRelOptions"}))
    return is_light(command.node("def")) ? share_update_exclusive : access_exclusive;
  if (sort == "AT_DetachPartition" && command.node("def").flag("concurrent"))
    return share_update_exclusive;
  if (sort == "AT_AddConstraint" && command.node("def").word("contype") == "CONSTR_FOREIGN")
    return share_row_exclusive;
  if (is_one_of(sort, {"AT_EnableTrig", "AT_DisableTrig", "AT_EnableTrigAll", "AT_DisableTrigAll",
                       "AT_EnableTrigUser", "AT_DisableTrigUser", "AT_EnableAlwaysTrig",
                       "AT_EnableReplicaTrig"}))
    return share_row_exclusive;
  return access_exclusive;
}

// Does it go to the children, too? What belongs to the table alone does not.
bool goes_down(const TreeNode& statement) {
  if (!statement.node("relation").flag("inh")) return false;
  return std::ranges::any_of(statement.nodes("cmds"), [](const TreeNode& command) {
    return is_one_of(
        command.word("subtype"),
        {"AT_AddColumn", "AT_DropColumn", "AT_AlterColumnType", "AT_SetNotNull", "AT_DropNotNull",
         "AT_ColumnDefault", "AT_AddConstraint", "AT_DropConstraint", "AT_ValidateConstraint"});
  });
}

// USING v::text is the cast that is done anyway.
bool is_plain_cast(const TreeNode& expression, std::string_view column) {
  if (!expression) return true;
  const TreeNode inner = expression.kind() == "TypeCast" ? expression.node("arg") : expression;
  const std::vector<std::string> name = name_parts(inner.nodes("fields"));
  return inner.kind() == "ColumnRef" && !name.empty() && name.back() == column;
}

bool is_null(const TreeNode& expression) {
  return expression.kind() == "AConst" && expression.flag("isnull");
}

bool names(const std::vector<std::string>& columns, std::string_view column) {
  return std::ranges::find(columns, column) != columns.end();
}

}  // namespace

void AlterForetelling::lock(const std::string& table, LockMode mode) {
  if (sketch_.table(table) == nullptr) return;
  LockMode& held = told_.locks[table];
  held = std::max(held, mode);
}

// With all that is asked of its rows at once. A partitioned table has none of its own.
void AlterForetelling::scan(const SketchedTable& table) {
  if (!table.partitioned && !rewritten_.contains(table.name) && read_.insert(table.name).second)
    told_.work.push_back({Work::Kind::scan, table.name, ""});
}

void AlterForetelling::run(const TreeNode& statement) {
  const SketchedTable* table = sketch_.table(statement.node("relation").text("relname"));
  if (table == nullptr) return;
  for (const TreeNode& c : statement.nodes("cmds"))
    if (c.word("subtype") == "AT_DropConstraint") dropped_.emplace(c.text("name"));
  std::vector<const SketchedTable*> all{table};
  if (goes_down(statement))
    for (std::size_t i = 0; i < all.size(); ++i)
      for (const SketchedTable* child : sketch_.children_of(all[i]->name)) all.push_back(child);
  for (const SketchedTable* each : all)
    for (const TreeNode& c : statement.nodes("cmds")) {
      lock(each->name, mode_of(c));
      command(*each, c);
    }
  // A file that is written anew is not read a second time.
  std::erase_if(told_.work, [&](const Work& w) {
    return w.kind == Work::Kind::scan && rewritten_.contains(w.table);
  });
}

void AlterForetelling::command(const SketchedTable& table, const TreeNode& command) {
  const std::string_view sort = command.word("subtype"), name = command.text("name");
  const auto rewrite = [&] {
    if (!table.partitioned && rewritten_.insert(table.name).second) rewrite_table(table, told_);
  };
  if (sort == "AT_AddColumn") return add_column(table, command.node("def"));
  if (sort == "AT_AddConstraint") return add_constraint(table, command.node("def"), "", true);
  if (sort == "AT_AlterColumnType") return change_type(table, command);
  if (sort == "AT_SetNotNull") return set_not_null(table, name);
  if (sort == "AT_ValidateConstraint") return validate(table, name);
  if (sort == "AT_DropConstraint") return drop_constraint(table, command);
  if (sort == "AT_DropColumn" && command.word("behavior") == "DROP_CASCADE")
    for (const SketchedTable* other : sketch_.referring_to(table.name))
      lock(other->name, access_exclusive);
  if (sort == "AT_SetLogged" || sort == "AT_SetUnLogged") {
    if (table.unlogged != (sort == "AT_SetUnLogged")) rewrite();
  }
  if (sort == "AT_AttachPartition" || sort == "AT_DetachPartition") attach(table, command);
  if (sort == "AT_AddInherit")
    lock(std::string(command.node("def").text("relname")), share_update_exclusive);
  if (sort == "AT_SetAccessMethod" && name != "heap") rewrite();
}

void AlterForetelling::add_column(const SketchedTable& table, const TreeNode& definition) {
  if (table.column(definition.text("colname")) != nullptr) return;  // IF NOT EXISTS
  const std::string type = printed_type(definition.node("type_name"));
  bool rewrites = is_serial(definition.node("type_name")), not_null = false, has_default = false;
  for (const TreeNode& constraint : definition.nodes("constraints")) {
    const std::string_view contype = constraint.word("contype");
    rewrites |= contype == "CONSTR_IDENTITY" || contype == "CONSTR_GENERATED";
    not_null |= contype == "CONSTR_NOTNULL";
    if (contype != "CONSTR_DEFAULT") continue;
    has_default = !is_null(constraint.node("raw_expr"));
    rewrites |= is_volatile(constraint.node("raw_expr"), sketch_.functions());
  }
  // A domain's check is held against each row.
  const SketchedDomain* domain = sketch_.domain(type);
  rewrites |= domain != nullptr && domain->checked;
  if (rewrites && !table.partitioned && rewritten_.insert(table.name).second)
    rewrite_table(table, told_);
  if (not_null && !has_default && !rewrites) scan(table);
  for (const TreeNode& constraint : definition.nodes("constraints"))
    add_constraint(table, constraint, std::string(definition.text("colname")),
                   has_default || rewrites);
}

void AlterForetelling::add_constraint(const SketchedTable& table, const TreeNode& constraint,
                                      const std::string& of_column, bool has_values) {
  const std::string_view contype = constraint.word("contype");
  const bool unproven = constraint.flag("skip_validation");
  if (unproven) unproven_.emplace(constraint.text("conname"));
  if (contype == "CONSTR_CHECK" && !unproven) scan(table);
  if (contype == "CONSTR_FOREIGN") {
    const std::string other(constraint.node("pktable").text("relname"));
    for (const SketchedTable* child : sketch_.children_of(other))
      lock(child->name, share_row_exclusive);
    lock(other, share_row_exclusive);
    // Partitions get theirs from the table.
    if (unproven || !has_values || table.is_partition) return;
    std::vector<std::string> columns = strings_of(constraint.nodes("fk_attrs"));
    if (columns.empty()) columns.push_back(of_column);
    const std::string name(constraint.text("conname"));
    told_.work.push_back(
        {Work::Kind::foreign_key, "",
         name.empty() ? made_up_name(table.name, join(columns, "_"), "fkey") : name});
  }
  if (contype == "CONSTR_PRIMARY" || contype == "CONSTR_UNIQUE" || contype == "CONSTR_EXCLUSION")
    add_key(table, constraint, of_column);
}

void AlterForetelling::add_key(const SketchedTable& table, const TreeNode& constraint,
                               const std::string& of_column) {
  const bool primary = constraint.word("contype") == "CONSTR_PRIMARY";
  std::vector<std::string> columns = strings_of(constraint.nodes("keys"));
  const std::string used(constraint.text("indexname"));
  for (const SketchedIndex& index : table.indexes)
    if (!used.empty() && index.name == used) columns = index.columns;
  if (columns.empty() && !of_column.empty()) columns.push_back(of_column);
  if (primary && of_column.empty())
    for (const std::string& column : columns)
      if (!is_proven_not_null(table, column)) scan(table);
  if (!used.empty() || table.partitioned) return;
  std::string name(constraint.text("conname"));
  if (name.empty())
    name = primary ? made_up_name(table.name, "", "pkey")
                   : made_up_name(table.name, join(columns, "_"),
                                  constraint.word("contype") == "CONSTR_UNIQUE" ? "key" : "excl");
  told_.work.push_back({Work::Kind::index, table.name, std::move(name)});
}

// A domain without checks is stored as what it is based on.
TypeChange AlterForetelling::change_of_types(std::string from, std::string to) const {
  if (const SketchedDomain* domain = sketch_.domain(from)) from = domain->base;
  if (const SketchedDomain* domain = sketch_.domain(to)) {
    if (domain->checked) return TypeChange::rewrite;
    to = domain->base;
  }
  return type_change(from, to);
}

void AlterForetelling::change_type(const SketchedTable& table, const TreeNode& command) {
  const std::string_view name = command.text("name");
  const TreeNode definition = command.node("def");
  const SketchedColumn* column = table.column(name);
  TypeChange change = change_of_types(column == nullptr ? "" : column->type,
                                      printed_type(definition.node("type_name")));
  if (!is_plain_cast(definition.node("raw_default"), name)) change = TypeChange::rewrite;
  if (change == TypeChange::unknown) told_.unsure = true;
  if (change != TypeChange::nothing && !table.partitioned && rewritten_.insert(table.name).second)
    rewrite_table(table, told_);
  const bool same = column != nullptr && change == TypeChange::nothing &&
                    column->type == printed_type(definition.node("type_name"));
  // A foreign key is made anew, on either side.
  for (const SketchedConstraint& constraint : table.constraints) {
    if (!names(constraint.columns, name)) continue;
    if (constraint.type == 'f') {
      lock(constraint.refers, access_exclusive);
      if (change != TypeChange::nothing)
        told_.work.push_back({Work::Kind::foreign_key, "", constraint.name});
    }
    if (constraint.type == 'c' && constraint.valid && change == TypeChange::nothing && !same)
      scan(table);
  }
  for (const SketchedTable* other : sketch_.referring_to(table.name))
    for (const SketchedConstraint& constraint : other->constraints) {
      if (constraint.type != 'f' || constraint.refers != table.name) continue;
      const SketchedConstraint* key = nullptr;
      for (const SketchedConstraint& own : table.constraints)
        if (own.type == 'p' && names(own.columns, name)) key = &own;
      if (key == nullptr) continue;
      lock(other->name, access_exclusive);
      if (change != TypeChange::nothing)
        told_.work.push_back({Work::Kind::foreign_key, "", constraint.name});
    }
  // Where the rows stay, so do plain indexes; those with expressions, and those of another
  // collation, are built anew.
  if (change == TypeChange::nothing && !table.partitioned)
    for (const SketchedIndex& index : table.indexes)
      if (names(index.within, name) ||
          (definition.node("coll_clause") && names(index.columns, name)))
        told_.work.push_back({Work::Kind::index, table.name, index.name});
}

bool AlterForetelling::is_proven_not_null(const SketchedTable& table,
                                          std::string_view column) const {
  if (const SketchedColumn* known = table.column(column); known != nullptr && known->not_null)
    return true;
  return std::ranges::any_of(table.constraints, [&](const SketchedConstraint& c) {
    return c.valid && names(c.not_null, column) && !dropped_.contains(c.name);
  });
}

void AlterForetelling::set_not_null(const SketchedTable& table, std::string_view column) {
  if (!is_proven_not_null(table, column)) scan(table);
}

void AlterForetelling::validate(const SketchedTable& table, std::string_view name) {
  const SketchedConstraint* known = table.constraint(name);
  if (unproven_.contains(std::string(name))) return scan(table);
  if (known == nullptr) {
    told_.unsure = true;
    return scan(table);
  }
  if (known->valid) return;
  if (known->type != 'f') return scan(table);
  lock(known->refers, row_share);
  told_.work.push_back({Work::Kind::foreign_key, "", known->name});
}

void AlterForetelling::drop_constraint(const SketchedTable& table, const TreeNode& command) {
  const SketchedConstraint* known = table.constraint(command.text("name"));
  if (known == nullptr) return;
  if (known->type == 'f') lock(known->refers, access_exclusive);
  if (command.word("behavior") == "DROP_CASCADE" && known->type != 'c')
    for (const SketchedTable* other : sketch_.referring_to(table.name))
      lock(other->name, access_exclusive);
}

void AlterForetelling::attach(const SketchedTable& table, const TreeNode& command) {
  const bool attaches = command.word("subtype") == "AT_AttachPartition";
  const std::string name(command.node("def").node("name").text("relname"));
  const bool concurrent = command.node("def").flag("concurrent");
  lock(name, concurrent ? share_update_exclusive : access_exclusive);
  for (const SketchedTable* child : sketch_.children_of(table.name))
    if (child->is_default && child->name != name && !concurrent) {
      lock(child->name, access_exclusive);
      if (attaches) scan(*child);
    }
  if (!attaches) return;
  for (const SketchedConstraint& constraint : table.constraints)
    if (constraint.type == 'f') {
      lock(constraint.refers, share_row_exclusive);
      told_.work.push_back({Work::Kind::foreign_key, "", constraint.name});
    }
  // A check may prove what the bound says; whether it does, the server finds out.
  const SketchedTable* part = sketch_.table(name);
  if (part == nullptr) return;
  const bool may_prove = std::ranges::any_of(
      part->constraints, [](const auto& c) { return c.type == 'c' && c.valid; });
  if (may_prove)
    told_.unsure = true;
  else
    scan(*part);
}

}  // namespace shale
