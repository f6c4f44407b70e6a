# add_table(<name> FOLDER <dir> TYPE <row type> HEADER <header> ROW_HEADERS...)
#
# Makes the table `<name>()` from the files of a folder: each <dir>/<stem>.cpp
# defines `extern const <TYPE> <stem>;` in namespace shale::<name>_::in_<stem>, which
# is its own, and the generated source lists them in name order. Adding a row is adding a file: no
# switch, no list, no static constructor, and nothing for the linker to drop. A
# file whose row has another name is a link error that names the missing row.
# Files named after SHARED hold what the rows share, and are no rows. Headers named after ALL_INCLUDE
# are compiled once for all of them.
# A C++ keyword can't be a name: such a file ends in an underscore (new_.cpp).
function(add_table name)
  cmake_parse_arguments(ARG "" "FOLDER;TYPE;HEADER" "SHARED;ALL_INCLUDE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${ARG_FOLDER}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(SORT sources)
  set(externs "")
  set(rows "")
  foreach(source IN LISTS sources)
    get_filename_component(file ${source} NAME)
    if(file IN_LIST ARG_SHARED)
      continue()
    endif()
    get_filename_component(stem ${source} NAME_WE)
    string(APPEND externs "namespace in_${stem} { extern const ${ARG_TYPE} ${stem}; }\n")
    string(APPEND rows "    &${name}_::in_${stem}::${stem},\n")
  endforeach()
  set(table ${CMAKE_CURRENT_BINARY_DIR}/${name}_table.cpp)
  file(CONFIGURE OUTPUT ${table} @ONLY CONTENT
"// Generated from the files of a folder by cmake/Table.cmake.
#include \"${ARG_HEADER}\"
namespace shale {
namespace ${name}_ {
${externs}}  // namespace ${name}_
namespace {
constexpr const ${ARG_TYPE}* all[] = {
${rows}};
}  // namespace
std::span<const ${ARG_TYPE}* const> ${name}() { return all; }
}  // namespace shale
")
  add_library(shale_${name} OBJECT ${sources} ${table})
  target_link_libraries(shale_${name} PRIVATE fmt::fmt)
  if(ARG_ALL_INCLUDE)
    precompiled_with(shale_${name} ${ARG_ALL_INCLUDE})
  else()
    precompiled(shale_${name})
  endif()
endfunction()
