#include "sketch/foretell.h"

#include <algorithm>

#include "base/text.h"
#include "sketch/altering.h"
#include "sql/touches.h"

namespace shale {
namespace {

std::string relation_of(const TreeNode& node) {
  return std::string(node.text("relname"));
}

// In the order of the manual, which is that of LockStmt's numbers.
LockMode mode_numbered(int number) {
  return static_cast<LockMode>(std::clamp(number, 0, 8));
}

class Foretelling {
 public:
  explicit Foretelling(const Sketch& sketch) : sketch_(sketch) {}

  Foretold run(const TreeNode& s) {
    const std::string_view kind = s.kind();
    if (kind == "AlterTableStmt") {
      AlterForetelling(sketch_, told_).run(s);
    } else if (kind == "CreateStmt") {
      create(s);
    } else if (kind == "IndexStmt") {
      index(s);
    } else if (kind == "DropStmt") {
      drop(s);
    } else if (kind == "RenameStmt") {
      rename(s);
    } else if (kind == "TruncateStmt") {
      truncate(s);
    } else if (kind == "LockStmt") {
      for (const TreeNode& relation : s.nodes("relations"))
        lock(relation_of(relation), mode_numbered(s.number("mode")));
    } else if (kind == "ReindexStmt") {
      reindex(s);
    } else if (kind == "ClusterStmt") {
      rewrite(relation_of(s.node("relation")), LockMode::access_exclusive);
    } else {
      simple(s, kind);
    }
    return std::move(told_);
  }

 private:
  void lock(const std::string& table, LockMode mode) {
    if (sketch_.table(table) == nullptr) return;
    LockMode& held = told_.locks[table];
    held = std::max(held, mode);
  }
  void lock_with_children(const std::string& table, LockMode mode) {
    lock(table, mode);
    for (const SketchedTable* child : sketch_.children_of(table))
      lock_with_children(child->name, mode);
  }
  void rewrite(const std::string& name, LockMode mode) {
    lock(name, mode);
    if (const SketchedTable* table = sketch_.table(name)) rewrite_table(*table, told_);
  }

  // One relation and one mode.
  void simple(const TreeNode& s, std::string_view kind) {
    struct Row {
      std::string_view kind{};
      FieldName field = "";
      LockMode mode = LockMode::none;
    };
    constexpr Row rows[] = {
        {"CreateTrigStmt", "relation", LockMode::share_row_exclusive},
        {"CreatePolicyStmt", "table", LockMode::access_exclusive},
        {"AlterPolicyStmt", "table", LockMode::access_exclusive},
        {"RuleStmt", "relation", LockMode::access_exclusive},
        {"InsertStmt", "relation", LockMode::row_exclusive},
        {"UpdateStmt", "relation", LockMode::row_exclusive},
        {"DeleteStmt", "relation", LockMode::row_exclusive},
        {"MergeStmt", "relation", LockMode::row_exclusive},
        {"CopyStmt", "relation", LockMode::row_exclusive},
        {"AlterObjectSchemaStmt", "relation", LockMode::access_exclusive},
    };
    for (const Row& row : rows)
      if (kind == row.kind) lock(relation_of(s.node(row.field)), row.mode);
    if (kind == "RefreshMatViewStmt")
      lock(relation_of(s.node("relation")),
           s.flag("concurrent") ? LockMode::exclusive : LockMode::access_exclusive);
    if (kind == "CommentStmt") comment(s);
    if (kind == "CreateStatsStmt")
      for (const TreeNode& relation : s.nodes("relations"))
        lock(relation_of(relation), LockMode::share_update_exclusive);
    if (kind == "VacuumStmt") vacuum(s);
    if (kind == "CreatePublicationStmt" || kind == "AlterPublicationStmt")
      for (const TreeNode& object : s.nodes("pubobjects"))
        lock(relation_of(object.node("pubtable").node("relation")),
             LockMode::share_update_exclusive);
  }

  void comment(const TreeNode& s) {
    std::vector<std::string> name = name_parts(s.node("object"));
    if (s.word("objtype") == "OBJECT_COLUMN" && name.size() > 1)
      name.pop_back();
    else if (s.word("objtype") != "OBJECT_TABLE")
      return;
    if (!name.empty()) lock(name.back(), LockMode::share_update_exclusive);
  }

  void create(const TreeNode& s) {
    const std::string name = relation_of(s.node("relation"));
    if (s.flag("if_not_exists") && sketch_.table(name) != nullptr) return;
    const bool partition = static_cast<bool>(s.node("partbound"));
    for (const TreeNode& of : s.nodes("inh_relations")) {
      lock(relation_of(of),
           partition ? LockMode::access_exclusive : LockMode::share_update_exclusive);
      for (const SketchedTable* child : sketch_.children_of(relation_of(of)))
        if (partition && child->is_default) lock(child->name, LockMode::access_exclusive);
    }
    for (const TreeNode& element : s.nodes("table_elts")) {
      if (element.kind() == "Constraint") refer(element, name);
      for (const TreeNode& constraint : element.nodes("constraints")) refer(constraint, name);
    }
  }
  void refer(const TreeNode& constraint, const std::string& own) {
    const std::string other = relation_of(constraint.node("pktable"));
    if (constraint.word("contype") == "CONSTR_FOREIGN" && other != own)
      lock(other, LockMode::share_row_exclusive);
  }

  void index(const TreeNode& s) {
    const std::string table = relation_of(s.node("relation"));
    const bool concurrent = s.flag("concurrent");
    const bool alone = !s.node("relation").flag("inh");
    const SketchedTable* known = sketch_.table(table);
    if (known == nullptr) return;
    if (!concurrent)
      alone ? lock(table, LockMode::share) : lock_with_children(table, LockMode::share);
    const std::string name(s.text("idxname"));
    if (!name.empty() && sketch_.table_of_index(name) != nullptr) return;  // IF NOT EXISTS
    if (!known->partitioned)
      told_.work.push_back({Work::Kind::index, table, name.empty() ? unnamed(s, table) : name});
    if (known->partitioned && !alone)
      for (const SketchedTable* child : sketch_.children_of(table))
        told_.work.push_back({Work::Kind::index, child->name, unnamed(s, child->name)});
  }
  static std::string unnamed(const TreeNode& s, const std::string& table) {
    std::string columns;
    for (const TreeNode& element : s.nodes("index_params"))
      columns += (columns.empty() ? "" : "_") + name_in_index(element);
    return made_up_name(table, columns, "idx");
  }

  void drop(const TreeNode& s) {
    const std::string_view what = s.word("remove_type");
    const bool cascade = s.word("behavior") == "DROP_CASCADE";
    for (const TreeNode& object : s.nodes("objects")) {
      std::vector<std::string> name = name_parts(object);
      if (name.empty()) continue;
      if (what == "OBJECT_TABLE" || what == "OBJECT_MATVIEW") drop_table(name.back(), cascade);
      if (what == "OBJECT_INDEX" && !s.flag("concurrent"))
        if (const SketchedTable* table = sketch_.table_of_index(name.back()))
          lock(table->name, LockMode::access_exclusive);
      if ((what == "OBJECT_TRIGGER" || what == "OBJECT_POLICY" || what == "OBJECT_RULE") &&
          name.size() > 1)
        lock(name[name.size() - 2], LockMode::access_exclusive);
    }
  }
  void drop_table(const std::string& name, bool cascade) {
    const SketchedTable* table = sketch_.table(name);
    if (table == nullptr) return;
    lock(name, LockMode::access_exclusive);
    for (const SketchedConstraint& constraint : table->constraints)
      if (constraint.type == 'f') lock(constraint.refers, LockMode::access_exclusive);
    if (cascade)
      for (const SketchedTable* other : sketch_.referring_to(name))
        lock(other->name, LockMode::access_exclusive);
    if (table->is_partition) lock(table->parent, LockMode::access_exclusive);
    for (const SketchedTable* child : sketch_.children_of(name)) drop_table(child->name, cascade);
  }

  void rename(const TreeNode& s) {
    const std::string_view what = s.word("rename_type");
    if (what != "OBJECT_INDEX")
      lock_with_children(relation_of(s.node("relation")), LockMode::access_exclusive);
  }

  void truncate(const TreeNode& s) {
    std::vector<std::string> names;
    for (const TreeNode& relation : s.nodes("relations")) names.push_back(relation_of(relation));
    for (std::size_t i = 0; i < names.size(); ++i) {
      lock_with_children(names[i], LockMode::access_exclusive);
      if (s.word("behavior") == "DROP_CASCADE")
        for (const SketchedTable* other : sketch_.referring_to(names[i]))
          if (std::ranges::find(names, other->name) == names.end()) names.push_back(other->name);
    }
  }

  void reindex(const TreeNode& s) {
    for (const TreeNode& option : s.nodes("params"))
      if (option.text("defname") == "concurrently") return;
    const std::string name = relation_of(s.node("relation"));
    const bool one = s.word("kind") == "REINDEX_OBJECT_INDEX";
    const SketchedTable* table = one ? sketch_.table_of_index(name) : sketch_.table(name);
    if (table == nullptr) return;
    lock(table->name, LockMode::share);
    for (const SketchedIndex& index : table->indexes)
      if (!one || index.name == name)
        told_.work.push_back({Work::Kind::index, table->name, index.name});
  }

  // VACUUM takes no lock that a transaction could hold.
  void vacuum(const TreeNode& s) {
    const bool analyze = !s.flag("is_vacuumcmd");
    const bool full = std::ranges::any_of(s.nodes("options"), [](const TreeNode& option) {
      return option.text("defname") == "full";
    });
    for (const TreeNode& relation : s.nodes("rels")) {
      const std::string name = relation_of(relation.node("relation"));
      if (analyze) lock(name, LockMode::share_update_exclusive);
      if (full) rewrite(name, LockMode::none);
    }
    std::erase_if(told_.locks, [](const auto& l) { return l.second == LockMode::none; });
  }

  const Sketch& sketch_;
  Foretold told_;
};

}  // namespace

void rewrite_table(const SketchedTable& table, Foretold& told) {
  told.work.push_back({Work::Kind::rewrite, table.name, ""});
  for (const SketchedIndex& index : table.indexes)
    told.work.push_back({Work::Kind::index, table.name, index.name});
}

Foretold foretell(const Sketch& sketch, const TreeNode& statement) {
  return Foretelling(sketch).run(statement);
}

}  // namespace shale
