// A schema as SQL and as JSON: the same bytes for the same schema.
#pragma once

#include <string>

#include "catalog/catalog.h"
#include "diff/plan.h"

namespace shale {

// The statements of a plan, a blank line between objects.
std::string plan_text(const SchemaPlan& plan);
// [{"kind","object","owner","attributes":{…}}], by kind and name.
std::string catalog_json(const Catalog& catalog);

}  // namespace shale
