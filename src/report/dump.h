// A schema as SQL and as JSON: the same bytes for the same schema.
#pragma once

#include <functional>
#include <string>

#include "catalog/catalog.h"
#include "diff/plan.h"

namespace shale {

// The statements of a plan, a blank line between objects; of a safe plan, its transactions.
std::string plan_text(const SchemaPlan& plan);
// The same, each with a line above it: what it is about, where it comes from, and why it stands
// there. `origin` answers "migrations/012_orders.up.sql:14", or "".
std::string explained_plan_text(const SchemaPlan& plan,
                                const std::function<std::string(const Step&)>& origin);
// [{"kind","object","owner","attributes":{…}}], by kind and name.
std::string catalog_json(const Catalog& catalog);

}  // namespace shale
