// What uses what: from the rows of pg_depend to edges between objects.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "catalog/assembly.h"

namespace shale {

void CatalogAssembly::connect(std::vector<Depends> depends) {
  depends_ = std::move(depends);
  resolve_aliases();
  resolve_edges();
}

// What Postgres made for an object's own sake is a part of it: a row type, an array type, the rule
// of a view, the sequence of an identity, the triggers of a foreign key. It says so by an internal
// dependency, which runs the other way for composite types and generated columns.
void CatalogAssembly::resolve_aliases() {
  for (const auto& [member, extension] : members_)
    if (const int index = catalog_.at({catalog_oid::extension, extension, 0}); index >= 0)
      catalog_.by_address_.emplace(member, index);
  std::vector<const Depends*> may_be_parts;
  for (const Depends& d : depends_) {
    const bool member =
        d.from.catalog == catalog_oid::amop || d.from.catalog == catalog_oid::amproc;
    const bool whole_relation = d.from.catalog == catalog_oid::relation && d.from.sub == 0;
    if (d.type == 'i' || d.type == 'P' || (d.type == 'a' && (member || whole_relation)))
      may_be_parts.push_back(&d);
  }
  const auto part_of = [&](Address part, Address whole) {
    if (catalog_.at(part) >= 0) return false;
    const int index = catalog_.at(whole);
    if (index >= 0) catalog_.by_address_.emplace(part, index);
    return index >= 0;
  };
  for (bool found = true; found;) {
    found = false;
    for (const Depends* d : may_be_parts) {
      const auto& [from, to, type] = *d;
      // The index of a toast table only depends on it as any index does on its table.
      const Address table{to.catalog, to.object, 0};
      if (from.catalog == catalog_oid::relation && type == 'a' &&
          (row_at_.contains(table) || !catalog_.by_address_.contains(table)))
        continue;
      const bool part = part_of(from, to);
      if (part && type == 'P') clones_.insert(from);
      if (part || (type == 'i' && part_of(to, from))) found = true;
    }
  }
}

void CatalogAssembly::add_edge(int user, int used) {
  if (user < 0 || used < 0 || user == used) return;
  // What belongs to the user is no condition of it: a table and the columns of its partition key.
  const Object* above = &catalog_.objects_[static_cast<std::size_t>(used)];
  for (; above != nullptr; above = above->parent)
    if (above == &catalog_.objects_[static_cast<std::size_t>(user)]) return;
  catalog_.edges_.push_back({user, used});
}

// Partitions, children, attached indexes and owned sequences are objects of their own here, and say
// themselves what they use.
bool CatalogAssembly::said_elsewhere(const Depends& d, int user, int used) const {
  // A partition's own copy of a trigger or key needs the partition; what it is a copy of does not.
  if (clones_.contains(d.from)) return true;
  if (d.from.catalog != catalog_oid::relation || d.to.catalog != catalog_oid::relation)
    return false;
  // Before PostgreSQL 15 a generated column itself uses the columns of its expression.
  const bool of_columns = d.from.sub != 0 && d.to.sub != 0;
  if ((d.from.sub != 0 && !of_columns) || d.type == 'P' || d.type == 'S') return true;
  const auto is = [&](int index, std::string_view kind) {
    return index >= 0 && object(index).kind->name == kind;
  };
  const auto is_table = [&](int index) { return is(index, "table") || is(index, "foreign table"); };
  return (is_table(user) && is_table(used)) || (is(user, "sequence") && d.to.sub != 0);
}

void CatalogAssembly::resolve_edges() {
  for (const Depends& d : depends_) {
    const int user = catalog_.at(d.from), used = catalog_.at(d.to);
    if (!said_elsewhere(d, user, used)) add_edge(user, used);
  }
  for (const CatalogRow& row : all_) {
    if (row.object < 0) continue;
    for (Text uses : split(row.uses, ' '))
      if (!uses.empty()) add_edge(row.object, catalog_.at(parse_address(uses)));
  }
  for (const Object& object : catalog_.objects_) {
    if (object.parent != nullptr)
      add_edge(catalog_.index_of(object), catalog_.index_of(*object.parent));
    if (object.schema != nullptr)
      add_edge(catalog_.index_of(object), catalog_.index_of(*object.schema));
  }
  std::ranges::sort(catalog_.edges_);
  catalog_.edges_.erase(std::ranges::unique(catalog_.edges_).begin(), catalog_.edges_.end());
}

bool CatalogAssembly::unwanted(Address address) const {
  if (members_.contains({address.catalog, address.object, 0})) return true;
  const int found = row_at_.find({address.catalog, address.object, 0});
  return found >= 0 && all_[static_cast<std::size_t>(found)].state == CatalogRow::unwanted;
}

// The census: what stands in our schemas, or uses what does, and belongs to no object.
std::vector<Address> CatalogAssembly::uncovered() const {
  std::set<Address> blind;
  for (const auto& [from, to, type] : depends_) {
    if (catalog_.at(from) >= 0 || unwanted(from)) continue;
    if (const int used = catalog_.at(to); used >= 0 && object(used).kind->name != "extension")
      blind.insert({from.catalog, from.object, 0});
  }
  return {blind.begin(), blind.end()};
}

}  // namespace shale
