// The gap report as Markdown, for a pull request, a wiki or a terminal.
#pragma once

#include <string>

#include "report/gap.h"

namespace shale {

std::string gap_markdown(const GapReport& report);

}  // namespace shale
