// How the ledger of a folder calls what a step of a plan is about.
#include "schema/place.h"
#include "schema/provenance.h"

namespace shale {

Provenance::Subject Provenance::subject_of(std::string_view about) const {
  LedgerPlace place = place_in_ledger(about);
  if (place.key.empty()) return {};
  Subject subject{
      .key = std::move(place.key), .part = std::move(place.part), .names = std::move(place.names)};
  const auto [kind, key] = kind_and_key(about);
  subject.object = catalog_->find(*kind, key);
  if (subject.object == nullptr) return subject;
  if (const auto by = written_->find(subject.object->address); by != written_->end())
    if (const auto stem = stems_.find(by->second); stem != stems_.end())
      subject.migration = stem->second;
  return subject;
}

Marks Provenance::marks_of(const Subject& subject, Extent extent) const {
  const Entity* entity = ledger_.find(subject.key);
  if (entity == nullptr) return {};
  Marks marks = entity->marks;
  if (!subject.part.empty()) {
    if (const auto part = entity->parts.find(subject.part); part != entity->parts.end())
      return part->second;
    // It came with the whole: LIKE, PARTITION OF.
    const bool with_whole = entity->partly && marks.made >= 0 && subject.migration >= 0 &&
                            migration_of(marks.made) == subject.migration;
    if (subject.part == "parent") return {.made = marks.made, .last = marks.made};
    return with_whole ? Marks{.made = marks.made, .last = marks.made} : Marks();
  }
  if (extent == Extent::with_parts)
    for (const auto& [part, of_part] : entity->parts)
      if (part.starts_with("column ") || part.starts_with("constraint ") ||
          part.starts_with("default "))
        marks.last = std::max(marks.last, of_part.last);
  return marks;
}

}  // namespace shale
