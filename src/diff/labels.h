// Labels of enums that have another name: pg_enum keeps their oids.
#pragma once

#include <vector>

#include "diff/rename.h"

namespace shale {

// Of two states of one enum.
std::vector<Rename> renamed_labels(const Object& from, const Object& to);

// Does the enum have the label that has been renamed?
bool has_label(const Object& type, const Rename& rename);

// The statements, for types that have their new names. Labels that are swapped go through a third
// one.
std::vector<Step> label_steps(const std::vector<Rename>& renames);

}  // namespace shale
