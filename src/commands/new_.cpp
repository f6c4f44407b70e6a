#include <filesystem>

#include "cli/command.h"
#include "cli/steps.h"
#include "migration/numbering.h"

namespace shale::commands_::in_new_ {
namespace {

constexpr Flag flags[] = {
    {"--numbering", "KIND",
     "How to number it: sequence, date or timestamp (default: as the folder does)",
     "sequence|date|timestamp"},
    {"--one-file", "", "Up and down in one file"},
    {"--two-files", "", "Up and down in a file each"},
};
constexpr Example examples[] = {
    {"shale new add_customer_to_orders", "the next number, in the folder's own habit"},
    {"shale new \"add customer\" --numbering timestamp", "numbered by the second"},
};

Result<int> run(Invocation& invocation) {
  TRY(settings, invocation.settings());
  std::error_code code;
  if (!std::filesystem::exists(settings.migrations, code)) CHECK(make_folders(settings.migrations));
  CHECK(require_migrations(settings));
  TRY(folder, read_folder(settings.migrations));
  Habit habit = habit_of(folder);
  const std::string kind = invocation.value("--numbering").value_or(settings.numbering);
  if (!kind.empty()) {
    TRY(numbering, numbering_named(kind));
    habit.numbering = numbering;
  }
  if (invocation.has("--one-file")) habit.one_file = true;
  if (invocation.has("--two-files")) habit.one_file = false;
  TRY(name, file_name_of(invocation.arguments[0]));
  const std::string version = next_version(folder, habit);
  const std::string stem = stem_of(folder, version, name);
  if (folder.find(stem) != nullptr)
    return Error{.what = "there is a migration " + stem + " already",
                 .hint = "give it another name"};
  CHECK(write_files(invocation, new_migration(folder, habit, version, name)));
  return exit_yes;
}

}  // namespace

extern const Command new_;
constinit const Command new_{
    .name = "new",
    .summary = "Start the next migration: number, header, up and down",
    .arguments = "NAME",
    .description =
        "Writes the files of a new migration, numbered, named and cut (one file or two) as the "
        "newest "
        "in the folder are, and prints their paths.",
    .flags = flags,
    .examples = examples,
    .least_arguments = 1,
    .most_arguments = 1,
    .run = run,
};

}  // namespace shale::commands_::in_new_
