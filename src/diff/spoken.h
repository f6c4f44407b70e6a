// How a step says what it is about, to people.
#pragma once

#include <string>
#include <string_view>

namespace shale {

// "comment column public.t.c", as a Step has it, is "comment on column public.t.c".
std::string spoken(std::string_view about);

}  // namespace shale
