#include "fix/fix.h"

#include <fmt/format.h>

#include "base/text.h"
#include "fix/workbook.h"

namespace shale {
namespace {

// What the main branch has is in databases by now, whoever names it.
std::set<std::string> merged_ones(const Settings& settings, const Newcomers& newcomers) {
  std::set<std::string> merged;
  const std::string base = usual_base(settings.root);
  const auto fresh =
      base.empty() ? Result<Newcomers>(Newcomers{}) : branch_newcomers(settings, base);
  if (base.empty() || !fresh) return merged;
  for (const Migration& migration : newcomers.added.migrations)
    if (fresh->before.find(migration.stem) != nullptr) merged.insert(migration.stem);
  return merged;
}

}  // namespace

Result<Fixed> fix(const Server& server, const Settings& settings, const ReviewRequest& request,
                  Observer& observer) {
  constexpr int most_rounds = 6;
  Fixed fixed;
  const std::set<std::string> merged = merged_ones(settings, request.newcomers);
  if (!merged.empty())
    fixed.remarks.push_back(fmt::format(
        "{} {} merged before, and left alone: what databases have is not edited",
        listed({merged.begin(), merged.end()}, 3), merged.size() == 1 ? "was" : "were"));
  TRY(book, Workbook::open(request.newcomers, merged));
  Observer quiet;  // of all rounds behind the first
  bool downs = false;
  for (int round = 0; round < most_rounds; ++round) {
    TRY(now, book.newcomers());
    ReviewRequest again{.newcomers = now,
                        .settings = request.settings,
                        .sizes = request.sizes,
                        .ask = request.ask,
                        .drafts = request.drafts && !downs};
    TRY(reviewed, review(server, again, round == 0 ? observer : quiet));
    TRY(applied, book.apply(reviewed.findings));
    if (applied == 0 && downs) {
      fixed.review = std::move(reviewed);
      break;
    }
    if (applied == 0) {
      CHECK(book.add_downs(reviewed.impact));
      downs = true;
    }
    fixed.review = std::move(reviewed);
  }
  book.put_right(fixed.review);
  TRY(files, book.changes());
  fixed.files = std::move(files);
  fixed.done = book.done();
  return fixed;
}

Status write_fixed(const Fixed& fixed) {
  for (const FixedFile& file : fixed.files) CHECK(write_file(file.to, file.text));
  for (const FixedFile& file : fixed.files) {
    if (file.from.empty() || file.from == file.to) continue;
    std::error_code failed;
    std::filesystem::remove(file.from, failed);
    if (failed)
      return Error{
          .what = fmt::format("{} was not removed: {}", shown(file.from), failed.message()),
          .hint = shown(file.to) + " has taken its place: remove it by hand"};
  }
  return ok();
}

}  // namespace shale
