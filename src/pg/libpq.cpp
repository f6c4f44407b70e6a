#include "pg/libpq.h"

#include <dlfcn.h>

#include <string>

namespace shale {
namespace {

// By the name that the loader knows, which is the same for every libpq since PostgreSQL 8.2; then
// the one that shale was built with, which may lie where no loader looks.
#ifdef __APPLE__
constexpr const char* library_names[] = {"libpq.5.dylib", SHALE_LIBPQ};
#else
constexpr const char* library_names[] = {"libpq.so.5", SHALE_LIBPQ};
#endif

struct Loaded {
  Libpq functions{};
  std::string trouble{};  // why it could not be loaded; empty: it was
};

template <typename Function>
void find_function(void* library, const char* name, Function& function, std::string& trouble) {
  function = reinterpret_cast<Function>(::dlsym(library, name));
  if (function == nullptr) trouble = "it has no " + std::string(name);
}

// Never unloaded: results and connections may live until the process ends.
Loaded load_functions() {
  Loaded loaded;
  void* library = nullptr;
  for (const char* name : library_names) {
    if (library != nullptr) break;
    library = ::dlopen(name, RTLD_LAZY | RTLD_LOCAL);
    if (library == nullptr && loaded.trouble.empty()) loaded.trouble = ::dlerror();
  }
  if (library == nullptr) return loaded;
  loaded.trouble.clear();
#define SHALE_LIBPQ_FIND(name) find_function(library, #name, loaded.functions.name, loaded.trouble);
  SHALE_LIBPQ_FUNCTIONS(SHALE_LIBPQ_FIND)
#undef SHALE_LIBPQ_FIND
  return loaded;
}

const Loaded& loaded_libpq() {
  static const Loaded loaded = load_functions();
  return loaded;
}

}  // namespace

Status load_libpq() {
  const std::string& trouble = loaded_libpq().trouble;
  if (trouble.empty()) return ok();
  return Error{.what = "libpq, PostgreSQL's client library, can't be used: " + trouble,
               .hint = "install it (Debian's package is libpq5; 14 or later is needed)"};
}

const Libpq& libpq() {
  return loaded_libpq().functions;
}

}  // namespace shale
