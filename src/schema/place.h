// How the ledger of a folder calls an object.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/kind.h"

namespace shale {

struct LedgerPlace {
  std::string key{}, part{};         // see Ledger::find and Entity::parts; part "": the whole
  std::vector<std::string> names{};  // bare, that a text has to have to be about it
};
// Of "table public.orders", "default column public.orders.total". An empty key: it has no place.
LedgerPlace place_in_ledger(std::string_view about);

// "table" and "public.orders".
std::pair<const Kind*, std::string_view> kind_and_key(std::string_view about);

}  // namespace shale
