// Changes of a migration's file that rules propose with their findings.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "review/scene.h"

namespace shale {

// Takes a statement out of the file, with the comment right above it.
Remedy::Edit without(const Scene& scene, const SceneStatement& statement);
// Writes something at its end, in front of its semicolon; or in its place.
Remedy::Edit with_ending(const Scene& scene, const SceneStatement& statement, std::string text);
Remedy::Edit in_place_of(const Scene& scene, const SceneStatement& statement, std::string text);

// CREATE INDEX or DROP INDEX with CONCURRENTLY, in the case in which INDEX is written. "": the text
// has no such word.
std::string with_concurrently(std::string_view text);

// A statement behind this one.
Remedy::Edit statement_behind(const Scene& scene, const SceneStatement& statement,
                              std::string_view sql);
// Does the file hold nothing but statements of this verb, and no BEGIN?
bool has_only(const Scene& scene, std::string_view verb);
// The number for a new migration, behind those that the new ones before it are to get.
std::string free_version(const Scene& scene);

// A column that the statement makes gets another type, and refers to something. "" leaves the type.
// None: its text can't be found, or says more of it (a default, a reference) than could be kept.
std::optional<std::vector<Remedy::Edit>> column_as_key(const Scene& scene,
                                                       const SceneStatement& statement,
                                                       std::string_view column,
                                                       std::string_view type,
                                                       std::string_view reference);

}  // namespace shale
