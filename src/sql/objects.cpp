// objects_of: a row for each statement that names its objects in fields, and a walk over the rest
// of the tree for the tables, types, functions and roles that it reads.
#include <algorithm>

#include "sql/collector.h"
#include "sql/kinds.h"

namespace shale {
namespace {

using enum ObjectRole;

// A field of a statement and what it names.
struct Row {
  std::string_view statement{};
  FieldName field = "";
  ObjectRole role = reads;
  std::string_view kind{};
};

constexpr Row rows[] = {
    {"AlterCollationStmt", "collname", alters, "collation"},
    {"AlterDatabaseRefreshCollStmt", "dbname", alters, "database"},
    {"AlterDatabaseSetStmt", "dbname", alters, "database"},
    {"AlterDatabaseStmt", "dbname", alters, "database"},
    {"AlterEnumStmt", "type_name", alters, "type"},
    {"AlterEventTrigStmt", "trigname", alters, "event trigger"},
    {"AlterExtensionStmt", "extname", alters, "extension"},
    {"AlterFdwStmt", "fdwname", alters, "foreign data wrapper"},
    {"AlterForeignServerStmt", "servername", alters, "server"},
    {"AlterOpFamilyStmt", "opfamilyname", alters, "operator family"},
    {"AlterOperatorStmt", "opername", alters, "operator"},
    {"AlterPolicyStmt", "policy_name", alters, "policy"},
    {"AlterPolicyStmt", "table", alters, "table"},
    {"AlterPublicationStmt", "pubname", alters, "publication"},
    {"AlterRoleSetStmt", "role", alters, "role"},
    {"AlterRoleStmt", "role", alters, "role"},
    {"AlterSeqStmt", "sequence", alters, "sequence"},
    {"AlterStatsStmt", "defnames", alters, "statistics"},
    {"AlterSubscriptionStmt", "subname", alters, "subscription"},
    {"AlterTSConfigurationStmt", "cfgname", alters, "text search configuration"},
    {"AlterTSDictionaryStmt", "dictname", alters, "text search dictionary"},
    {"AlterTableSpaceOptionsStmt", "tablespacename", alters, "tablespace"},
    {"AlterTypeStmt", "type_name", alters, "type"},
    {"AlterUserMappingStmt", "servername", alters, "server"},
    {"ClusterStmt", "relation", alters, "table"},
    {"CompositeTypeStmt", "typevar", creates, "type"},
    {"Constraint", "pktable", reads, "table"},
    {"CreateAmStmt", "amname", creates, "access method"},
    {"CreateAmStmt", "handler_name", reads, "function"},
    {"CreateConversionStmt", "conversion_name", creates, "conversion"},
    {"CreateConversionStmt", "func_name", reads, "function"},
    {"CreateDomainStmt", "domainname", creates, "domain"},
    {"CreateEnumStmt", "type_name", creates, "type"},
    {"CreateEventTrigStmt", "trigname", creates, "event trigger"},
    {"CreateEventTrigStmt", "funcname", reads, "function"},
    {"CreateExtensionStmt", "extname", creates, "extension"},
    {"CreateFdwStmt", "fdwname", creates, "foreign data wrapper"},
    {"CreateForeignServerStmt", "servername", creates, "server"},
    {"CreateForeignServerStmt", "fdwname", reads, "foreign data wrapper"},
    {"CreateOpClassStmt", "opclassname", creates, "operator class"},
    {"CreateOpFamilyStmt", "opfamilyname", creates, "operator family"},
    {"CreatePLangStmt", "plname", creates, "language"},
    {"CreatePLangStmt", "plhandler", reads, "function"},
    {"CreatePolicyStmt", "policy_name", creates, "policy"},
    {"CreatePolicyStmt", "table", alters, "table"},
    {"CreatePublicationStmt", "pubname", creates, "publication"},
    {"CreateRangeStmt", "type_name", creates, "type"},
    {"CreateRoleStmt", "role", creates, "role"},
    {"CreateSchemaStmt", "schemaname", creates, "schema"},
    {"CreateSeqStmt", "sequence", creates, "sequence"},
    {"CreateStatsStmt", "defnames", creates, "statistics"},
    {"CreateStmt", "relation", creates, "table"},
    {"CreateSubscriptionStmt", "subname", creates, "subscription"},
    {"CreateTableSpaceStmt", "tablespacename", creates, "tablespace"},
    {"CreateTransformStmt", "type_name", alters, "type"},
    {"CreateTransformStmt", "lang", reads, "language"},
    {"CreateUserMappingStmt", "servername", alters, "server"},
    {"CreatedbStmt", "dbname", creates, "database"},
    {"DeleteStmt", "relation", writes, "table"},
    {"DropRoleStmt", "roles", drops, "role"},
    {"DropSubscriptionStmt", "subname", drops, "subscription"},
    {"DropTableSpaceStmt", "tablespacename", drops, "tablespace"},
    {"DropUserMappingStmt", "servername", alters, "server"},
    {"DropdbStmt", "dbname", drops, "database"},
    {"ImportForeignSchemaStmt", "server_name", reads, "server"},
    {"ImportForeignSchemaStmt", "local_schema", alters, "schema"},
    {"IndexStmt", "idxname", creates, "index"},
    {"IndexStmt", "relation", alters, "table"},
    {"InsertStmt", "relation", writes, "table"},
    {"MergeStmt", "relation", writes, "table"},
    {"PartitionCmd", "name", alters, "table"},
    {"PublicationObjSpec", "name", reads, "schema"},
    {"RefreshMatViewStmt", "relation", writes, "materialized view"},
    {"RoleSpec", "rolename", reads, "role"},
    {"RuleStmt", "rulename", creates, "rule"},
    {"RuleStmt", "relation", alters, "table"},
    {"TruncateStmt", "relations", writes, "table"},
    {"UpdateStmt", "relation", writes, "table"},
    {"ViewStmt", "view", creates, "view"},
};
static_assert(std::ranges::is_sorted(rows, {}, &Row::statement));

// Their fields hold one name each time, not the parts of one.
bool is_list_of_names(const Row& row) {
  return row.statement == "TruncateStmt" || row.statement == "DropRoleStmt";
}

bool is_among(std::string_view field, std::string_view fields) {
  while (!fields.empty()) {
    const std::size_t blank = std::min(fields.find(' '), fields.size());
    if (fields.substr(0, blank) == field) return true;
    fields.remove_prefix(std::min(blank + 1, fields.size()));
  }
  return false;
}

}  // namespace

void Collector::note_location(const TreeNode& node) {
  if (const int location = node.number("location"); location > 0) location_ = location;
}

void Collector::visit(const TreeNode& node) {
  note_location(node);
  const std::size_t outer = queries_.size();
  for (const TreeNode& query : node.node("with_clause").nodes("ctes")) {
    queries_.emplace_back(query.text("ctename"));
  }
  if (const StatementForm* form = form_of(node.kind())) {
    form->add(*this, node);
    visit_below(node, form->fields);
  } else if (!visit_row(node)) {
    visit_name(node);
  }
  queries_.resize(outer);
}

void Collector::visit_below(const TreeNode& node, std::string_view except) {
  node.each_child([&](std::string_view field, const TreeNode& child) {
    if (!is_among(field, except)) visit(child);
  });
}

bool Collector::visit_row(const TreeNode& node) {
  const Row* found = std::ranges::lower_bound(rows, node.kind(), {}, &Row::statement);
  std::string done;
  for (; found != std::end(rows) && found->statement == node.kind(); ++found) {
    const Row& row = *found;
    const std::vector<TreeNode> named = node.nodes(row.field);
    if (is_list_of_names(row)) {
      for (const TreeNode& name : named) add(row.role, row.kind, name);
    } else if (named.empty()) {
      add(row.role, row.kind, std::vector{std::string(node.text(row.field))});
    } else if (named.size() == 1) {
      add(row.role, row.kind, named.front());
    } else {
      add(row.role, row.kind, name_parts(named));
    }
    done.append(done.empty() ? "" : " ").append(row.field.text());
  }
  if (done.empty()) return false;
  visit_below(node, done);
  return true;
}

void Collector::visit_name(const TreeNode& node) {
  const std::string_view kind = node.kind();
  if (kind == "RangeVar") {
    const std::vector<std::string> name = name_parts(node);
    const bool query = name.size() == 1 && std::ranges::find(queries_, name[0]) != queries_.end();
    if (!query) add(reads, "table", name);
    return;
  }
  if (kind == "TypeName" || kind == "FuncCall") {
    const bool type = kind == "TypeName";
    const auto name = name_parts(node.nodes(type ? FieldName("names") : FieldName("funcname")));
    const bool builtin = name.size() > 1 ? name[name.size() - 2] == "pg_catalog"
                                         : type && !name.empty() && is_builtin_type(name[0]);
    if (!builtin) add(reads, type ? "type" : "function", name);
  }
  visit_below(node, "names funcname");
}

void Collector::add(ObjectRole role, std::string_view kind, const TreeNode& named) {
  note_location(named);
  add(role, kind, name_parts(named));
}

void Collector::add(ObjectRole role, std::string_view kind, std::vector<std::string> name) {
  if (name.empty() || name.back().empty()) return;
  ObjectUse use{.role = role, .kind = std::string(kind), .name = std::move(name.back())};
  if (name.size() > 1) use.schema = std::move(name[name.size() - 2]);
  const bool known = std::ranges::find(found_, use, &Found::use) != found_.end();
  if (!known) found_.push_back({.use = std::move(use), .location = location_});
}

void Collector::add_typed(ObjectRole role, std::string_view object_type, const TreeNode& object) {
  note_location(object);
  const std::string kind = kind_of_object(object_type);
  std::vector<std::string> name = name_parts(object);
  if (name.empty()) return;
  const std::string last = name.back();
  if (kind == "operator class" || kind == "operator family") {
    name.erase(name.begin());  // its access method
  } else if (kind == "cast" || kind == "transform") {
    const auto first = name_parts(object.nodes("items").front());
    name = {first.back() + (kind == "cast" ? " as " : " for ") + last};
  } else if (kind == "column" || kind == "constraint" || kind == "domconstraint") {
    name.pop_back();
    return add(alters, kind == "domconstraint" ? "domain" : "table", std::move(name));
  } else if (kind == "trigger" || kind == "rule" || kind == "policy") {
    name.pop_back();
    add(role, kind, std::vector{last});
    return add(alters, "table", std::move(name));
  }
  add(role, kind, std::move(name));
}

std::vector<ObjectUse> Collector::objects() && {
  std::ranges::stable_sort(found_, {}, &Found::location);
  std::vector<ObjectUse> uses;
  for (Found& found : found_) uses.push_back(std::move(found.use));
  return uses;
}

std::vector<ObjectUse> objects_of(const TreeNode& statement) {
  Collector collector;
  collector.visit(statement);
  return std::move(collector).objects();
}

}  // namespace shale
