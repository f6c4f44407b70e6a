// What a review does with each migration, whoever says what it did: a server (review.h) or its text
// alone (by_text.h).
#pragma once

#include <span>
#include <vector>

#include "review/finding.h"
#include "review/scene.h"

namespace shale {

// The statements of a script, parsed; nothing is known yet of what they do.
std::vector<SceneStatement> statements_of(const Script& script);

// Every rule that is not off; of a scene that is made of texts, those that can tell from it.
void show_to_rules(const Scene& scene, const RuleSettings& settings,
                   std::vector<Finding>& findings);

// Of a migration's findings, from the first on, those that someone has a reason for are put aside.
void put_ignored_aside(const Script& script, const Migration& migration, std::size_t first,
                       Review& review);

// What the review itself says, beside the rules, and of what may be set, too.
std::span<const std::string_view> names_beside_rules();

// By migration, then by place; what is said beside the rules counts as it is set.
void put_in_order(Review& review, const RuleSettings& settings);

}  // namespace shale
