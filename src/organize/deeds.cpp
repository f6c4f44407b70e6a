#include "organize/deeds.h"

#include <algorithm>

#include "base/text.h"
#include "sql/blocks.h"
#include "sql/facts.h"
#include "sql/parse.h"
#include "sql/touches.h"

namespace shale {
namespace {

std::string full(std::string_view schema, std::string_view name) {
  return schema.empty() || schema == "public" ? std::string(name)
                                              : std::string(schema) + "." + std::string(name);
}

// "indexes", "policies".
std::string several(std::string_view noun) {
  if (noun == "policy") return "policies";
  return std::string(noun) + (noun == "index" ? "es" : "s");
}

void add(NameList& names, const std::string& name) {
  if (std::ranges::find(names, name) == names.end()) names.push_back(name);
}

bool has(const NameList& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

bool take_out(NameList& names, const std::string& name) {
  return std::erase(names, name) > 0;
}

class Reader {
 public:
  explicit Reader(std::set<std::string>& tables) : tables_(tables), before_(tables) {}

  void take(std::string_view statement) {
    const Facts facts = facts_of(statement);
    const std::string_view verb = facts.quick.verb;
    if (verb == "do") {
      for (const std::string& inner : statements_in_block(statement)) take(inner);
      deeds_.hidden |= contains(lower(statement), "execute");
      return;
    }
    deeds_.hidden |= verb == "call" || !facts.understood;
    for (const ObjectUse& use : facts.objects)
      if (use.kind == "table" && is_old(full(use.schema, use.name)))
        add(deeds_.used, full(use.schema, use.name));
    if (verb == "insert" || verb == "update" || verb == "delete" || verb == "copy" ||
        verb == "truncate" || verb == "merge") {
      take_rows(facts, verb);
      return;
    }
    bool as_query = false;
    parse(statement, [&](const TreeNode& tree) {
      as_query |= tree.kind() == "CreateTableAsStmt" && verb == "create table";
    });
    take_objects(facts, as_query);
    for (const Touch& touch : touches_of(statement).all) take_touch(touch);
  }

  Deeds result() {
    // What was made and dropped again never came about.
    for (NameList* made : {&deeds_.views, &deeds_.routines, &deeds_.types, &deeds_.others})
      std::erase_if(*made, [&](const std::string& n) { return has(gone_, n); });
    return std::move(deeds_);
  }

 private:
  bool is_old(const std::string& table) const {
    return before_.contains(table) && !has(deeds_.tables, table);
  }

  NameList& made_of(std::string_view kind) {
    if (kind == "view" || kind == "materialized view") return deeds_.views;
    if (kind == "function" || kind == "procedure" || kind == "aggregate") return deeds_.routines;
    if (kind == "type" || kind == "domain") return deeds_.types;
    return deeds_.others;
  }

  void make(const ObjectUse& use, const std::string& name, bool if_absent) {
    if (use.kind == "schema") return add(deeds_.schemas, use.name);
    if (use.kind == "table" || use.kind == "foreign table") {
      if (if_absent && tables_.contains(name)) return;
      tables_.insert(name);
      take_out(deeds_.dropped_tables, name);
      return add(deeds_.tables, name);
    }
    if (use.kind == "index" || use.kind == "trigger" || use.kind == "policy") return;
    // Dropped and made anew: it is changed.
    take_out(deeds_.dropped, use.kind + " " + name);
    take_out(gone_, name);
    add(made_of(use.kind), name);
  }

  void drop(const ObjectUse& use, const std::string& name) {
    if (use.kind == "schema") {
      if (take_out(deeds_.schemas, use.name)) return;
      std::erase_if(tables_, [&](const std::string& t) { return t.starts_with(use.name + "."); });
      return add(deeds_.dropped_schemas, use.name);
    }
    if (use.kind == "table" || use.kind == "foreign table") {
      tables_.erase(name);
      if (!take_out(deeds_.tables, name)) add(deeds_.dropped_tables, name);
      return;
    }
    if (use.kind == "index" || use.kind == "trigger" || use.kind == "policy") return;
    if (has(made_of(use.kind), name)) return add(gone_, name);
    add(deeds_.dropped, use.kind + " " + name);
  }

  void take_objects(const Facts& facts, bool as_query) {
    std::string made;
    NameList sources;
    for (const ObjectUse& use : facts.objects) {
      const std::string name = full(use.schema, use.name);
      if (use.role == ObjectRole::creates) {
        make(use, name, facts.if_exists);
        if (as_query) add(deeds_.moved, made = name);
      }
      if (use.role == ObjectRole::drops) drop(use, name);
      if (as_query && use.role == ObjectRole::reads && use.kind == "table" && is_old(name)) {
        add(deeds_.read, name);
        add(sources, name);
      }
    }
    for (const std::string& source : sources) add(deeds_.copied[made], source);
  }

  void take_column(const Touch& touch, const std::string& table) {
    if (touch.what == TouchKind::makes) add(deeds_.columns_added[table], touch.part);
    if (touch.what == TouchKind::drops) add(deeds_.columns_dropped[table], touch.part);
    if (touch.what == TouchKind::renames)
      add(deeds_.renamed, table + "." + touch.part + " to " + touch.to);
    if (touch.what == TouchKind::changes) deeds_.changed[table].insert("columns");
  }

  void take_touch(const Touch& touch) {
    const std::string name = full(touch.schema, touch.name);
    if (touch.part_space.empty()) {
      if (touch.space == "relation" && touch.what == TouchKind::renames) rename(touch, name);
      if (touch.space != "relation" && touch.what == TouchKind::renames)
        add(deeds_.renamed, touch.space + " " + name + " to " + touch.to);
      if (touch.what == TouchKind::makes && !touch.table.empty() &&
          is_old(full(touch.table_schema, touch.table)))
        take_index(full(touch.table_schema, touch.table));
      return;
    }
    if (touch.space != "relation" || touch.part_space.starts_with("comment") || !is_old(name))
      return;
    if (touch.part_space == "column") return take_column(touch, name);
    if (touch.part_space == "privileges") return void(deeds_.changed[name].insert("privileges"));
    if (touch.part_space == "default") return void(deeds_.changed[name].insert("defaults"));
    const bool gains = touch.what == TouchKind::makes;
    deeds_.changed[name].insert(several(touch.part_space));
    if (gains) add(deeds_.extended, name);
  }

  void take_index(const std::string& table) {
    deeds_.changed[table].insert("indexes");
    add(deeds_.extended, table);
  }

  void rename(const Touch& touch, const std::string& name) {
    if (tables_.erase(name) == 0) return;
    const std::string to = full(touch.schema, touch.to);
    tables_.insert(to);
    if (take_out(deeds_.tables, name)) return add(deeds_.tables, to);
    deeds_.tables_renamed.emplace_back(name, to);
  }

  void take_rows(const Facts& facts, std::string_view verb) {
    std::string target;
    NameList read;
    for (const ObjectUse& use : facts.objects) {
      const std::string name = full(use.schema, use.name);
      if (use.role == ObjectRole::writes && target.empty()) target = name;
      if (use.role == ObjectRole::reads && use.kind == "table" && name != target &&
          (before_.contains(name) || tables_.contains(name)))
        add(read, name);
    }
    if (target.empty()) return;
    if (verb == "delete" || verb == "truncate") return add(deeds_.emptied, target);
    for (const std::string& name : read) add(deeds_.read, name);
    if (verb == "update" && !facts.assigned.empty()) {
      const auto added = deeds_.columns_added.find(target);
      if (added != deeds_.columns_added.end() &&
          std::ranges::all_of(facts.assigned,
                              [&](const std::string& c) { return has(added->second, c); })) {
        for (const std::string& column : facts.assigned) add(deeds_.filled, target + "." + column);
        return;
      }
    }
    if (verb != "update" && !read.empty())
      for (const std::string& name : read) add(deeds_.copied[target], name);
    if (verb == "update" ? before_.contains(target) : !read.empty())
      return add(deeds_.moved, target);
    add(deeds_.seeded, target);
  }

  std::set<std::string>& tables_;
  const std::set<std::string> before_;
  Deeds deeds_;
  NameList gone_;  // made here, and dropped again
};

}  // namespace

bool Deeds::moves_what_goes() const {
  const auto goes = [&](const std::string& table) {
    return has(dropped_tables, table) || columns_dropped.contains(table);
  };
  const bool refilled = std::ranges::any_of(filled, [&](const std::string& column) {
    return columns_dropped.contains(column.substr(0, column.rfind('.')));
  });
  return refilled || (!moved.empty() && std::ranges::any_of(read, goes));
}

bool Deeds::empty() const {
  return schemas.empty() && tables.empty() && views.empty() && routines.empty() && types.empty() &&
         others.empty() && dropped_tables.empty() && dropped_schemas.empty() && dropped.empty() &&
         columns_added.empty() && columns_dropped.empty() && changed.empty() &&
         tables_renamed.empty() && renamed.empty() && moved.empty() && filled.empty() &&
         seeded.empty() && emptied.empty();
}

Deeds deeds_of(const Script& script, std::set<std::string>& tables) {
  Reader reader(tables);
  for (const Statement& statement : script.statements())
    if (statement.kind != StatementKind::meta) reader.take(script.text_of(statement));
  return reader.result();
}

}  // namespace shale
