#include "migration/squash_proof.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"

namespace shale {
namespace {

using Json = nlohmann::ordered_json;
using Faults = std::vector<std::string>;

constexpr int known_format = 1;

const SquashProof::File* find_file(const std::vector<SquashProof::File>& files,
                                   std::string_view stem) {
  const auto found = std::ranges::find(files, stem, &SquashProof::File::stem);
  return found == files.end() ? nullptr : &*found;
}

// Takes the values out of a JSON object, and remembers the first that is not what it should be.
class Reader {
 public:
  Reader(const Json& json, std::string where) : json_(json), where_(std::move(where)) {}

  template <class T>
  void take(const char* key, T& out) {
    if (const Json* value =
            find(key, std::is_same_v<T, std::string> ? "a text" : "a number",
                 std::is_same_v<T, std::string> ? &Json::is_string : &Json::is_number_integer))
      out = value->get<T>();
  }
  void take(const char* key, std::vector<std::string>& out) {
    each(key, [&](const Json& value, const std::string&) {
      out.push_back(value.is_string() ? value.get<std::string>() : value.dump());
    });
  }
  template <class Do>
  void each(const char* key, Do with) {
    const Json* list = find(key, "a list", &Json::is_array);
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i)
      with((*list)[i], fmt::format("{}{}[{}]", where_, key, i));
  }
  template <class Do>
  void inside(const char* key, Do with) {
    const Json* value = find(key, "an object", &Json::is_object);
    if (value != nullptr) with(*value, fmt::format("{}{}", where_, key));
  }
  template <class Do>
  void object(const Json& value, const std::string& where, Do with) {
    if (!value.is_object()) return miss(where + " is not an object");
    Reader reader(value, where + ".");
    with(reader);
    miss(reader.wrong_);
  }

  const std::string& wrong() const { return wrong_; }

 private:
  void miss(std::string what) {
    if (wrong_.empty()) wrong_ = std::move(what);
  }
  const Json* find(const char* key, std::string_view sort, bool (Json::*is)() const noexcept) {
    const auto found = json_.find(key);
    if (found == json_.end()) {
      miss(fmt::format("{}{} is missing", where_, key));
      return nullptr;
    }
    if (((*found).*is)()) return &*found;
    miss(fmt::format("{}{} is not {}", where_, key, sort));
    return nullptr;
  }

  const Json& json_;
  std::string where_;
  std::string wrong_;
};

void take_files(Reader& reader, const char* key, std::vector<SquashProof::File>& out) {
  reader.each(key, [&](const Json& value, const std::string& where) {
    reader.object(value, where, [&](Reader& file) {
      SquashProof::File& one = out.emplace_back();
      file.take("stem", one.stem);
      file.take("up", one.up);
      file.take("down", one.down);
    });
  });
}

// What is wrong with it; "": nothing.
std::string take_proof(const Json& json, SquashProof& proof) {
  if (!json.is_object()) return "it is not an object";
  Reader reader(json, "");
  reader.take("format", proof.format);
  if (proof.format != known_format) return "";
  reader.take("shale", proof.shale);
  reader.take("server_version", proof.server_version);
  reader.take("made", proof.made);
  reader.take("archive", proof.archive);
  reader.take("columns", proof.columns);
  take_files(reader, "replaces", proof.replaces);
  take_files(reader, "files", proof.files);
  reader.inside("catalog", [&](const Json& value, const std::string& where) {
    reader.object(value, where, [&](Reader& catalog) {
      catalog.take("verdict", proof.catalog.verdict);
      catalog.take("objects", proof.catalog.objects);
    });
  });
  reader.each("rows", [&](const Json& value, const std::string& where) {
    reader.object(value, where, [&](Reader& row) {
      SquashProof::Table& table = proof.rows.emplace_back();
      row.take("table", table.table);
      row.take("count", table.count);
      row.take("hash", table.hash);
    });
  });
  reader.take("downs", proof.downs);
  reader.take("volatile", proof.volatiles);
  reader.take("dropped", proof.dropped);
  reader.take("outside", proof.outside);
  reader.take("census", proof.census);
  if (!reader.wrong().empty()) return reader.wrong();
  if (proof.replaces.empty()) return "replaces is empty";
  if (proof.files.empty()) return "files is empty";
  const Path archive(proof.archive);
  const bool inside = !archive.empty() && archive.is_relative() &&
                      std::ranges::none_of(archive, [](const Path& part) { return part == ".."; });
  return inside ? "" : "archive is not a folder in this one";
}

Json files_json(const std::vector<SquashProof::File>& files) {
  Json list = Json::array();
  for (const SquashProof::File& file : files)
    list.push_back({{"stem", file.stem}, {"up", file.up}, {"down", file.down}});
  return list;
}

// What is not as the proof has it, of one migration.
Status check_file(const Folder& folder, const SquashProof::File& file, std::string_view what,
                  Faults& out) {
  const Migration* migration = folder.find(file.stem);
  if (migration == nullptr) {
    out.push_back(fmt::format("{} is not in {}: the proof of the squash has it as {}", file.stem,
                              shown(folder.root), what));
    return ok();
  }
  TRY(now, proof_entry(*migration));
  if (now.up != file.up)
    out.push_back(fmt::format("{} was edited since the squash", shown(migration->up)));
  if (now.down == file.down) return ok();
  if (now.down.empty() || file.down.empty())
    out.push_back(fmt::format("{} had {} down when it was squashed, and has {} now", file.stem,
                              file.down.empty() ? "no" : "a", now.down.empty() ? "none" : "one"));
  else
    out.push_back(fmt::format(
        "{} was edited since the squash",
        shown(migration->down.value_or(migration->up)) + (migration->down ? "" : " (its down)")));
  return ok();
}

}  // namespace

const SquashProof::File* SquashProof::replaced(std::string_view stem) const {
  return find_file(replaces, stem);
}

const SquashProof::File* SquashProof::squashed(std::string_view stem) const {
  return find_file(files, stem);
}

std::string SquashProof::range() const {
  return replaces.empty() ? "" : replaces.front().stem + ".." + replaces.back().stem;
}

Result<std::optional<SquashProof>> read_squash_proof(const Path& migrations_folder) {
  const Path path = migrations_folder / squash_proof_name;
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) return std::optional<SquashProof>();
  TRY(text, read_file(path));
  const auto wrong = [&](const std::string& what) {
    return Error{.what = shown(path) + " is not the proof of a squash: " + what,
                 .hint = "bring it back as it was committed; it is written by shale squash"};
  };
  SquashProof proof;
  try {
    const std::string what = take_proof(Json::parse(text), proof);
    if (!what.empty()) return wrong(what);
  } catch (const Json::parse_error& error) {
    Error broken = wrong("it is no JSON");
    broken.place = place_at(shown(path), text, error.byte == 0 ? 0 : error.byte - 1);
    return broken;
  } catch (const Json::exception& error) {  // a number that is too large
    return wrong(error.what());
  }
  if (proof.format != known_format)
    return Error{.what = fmt::format("{} has the format {}, and this shale reads format {}",
                                     shown(path), proof.format, known_format),
                 .hint = "use the shale that made it, or a newer one"};
  return std::optional(std::move(proof));
}

std::string squash_proof_json(const SquashProof& proof) {
  Json rows = Json::array();
  for (const SquashProof::Table& table : proof.rows)
    rows.push_back({{"table", table.table}, {"count", table.count}, {"hash", table.hash}});
  const Json json{
      {"format", proof.format},
      {"shale", proof.shale},
      {"server_version", proof.server_version},
      {"made", proof.made},
      {"archive", proof.archive},
      {"columns", proof.columns},
      {"replaces", files_json(proof.replaces)},
      {"files", files_json(proof.files)},
      {"catalog", {{"verdict", proof.catalog.verdict}, {"objects", proof.catalog.objects}}},
      {"rows", std::move(rows)},
      {"downs", proof.downs},
      {"volatile", proof.volatiles},
      {"dropped", proof.dropped},
      {"outside", proof.outside},
      {"census", proof.census}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<SquashProof::File> proof_entry(const Migration& migration) {
  SquashProof::File file{.stem = migration.stem, .up = migration.checksum};
  if (!migration.has_down()) return file;
  TRY(text, read_sql_file(migration.down.value_or(migration.up)));
  if (!migration.down) text.erase(0, down_section(text).value_or(text.size()));
  file.down = raw_checksum(text);
  return file;
}

Result<Faults> squash_faults(const Folder& folder, const std::optional<SquashProof>& proof) {
  Faults faults;
  for (const Migration& migration : folder.migrations) {
    if (!migration.directives.replaces) continue;
    if (!proof)
      faults.push_back(fmt::format("{} is a file of a squash, and {} is not beside it",
                                   migration.stem, squash_proof_name));
    else if (proof->squashed(migration.stem) == nullptr)
      faults.push_back(fmt::format("{} is a file of a squash, and {} does not have it",
                                   migration.stem, squash_proof_name));
    else if (const Replaces& said = *migration.directives.replaces;
             said.first + ".." + said.last != proof->range())
      faults.push_back(fmt::format("{} says that it replaces {}..{}, and {} has {}", migration.stem,
                                   said.first, said.last, squash_proof_name, proof->range()));
  }
  if (!proof) return faults;
  for (const SquashProof::File& file : proof->files) {
    CHECK(check_file(folder, file, "a squashed file", faults));
    const Migration* migration = folder.find(file.stem);
    if (migration != nullptr && !migration->directives.replaces)
      faults.push_back(
          fmt::format("{} has lost its line -- shale: replaces {}", file.stem, proof->range()));
  }
  return faults;
}

Result<Faults> archive_faults(const Folder& archive, const SquashProof& proof) {
  Faults faults;
  for (const SquashProof::File& file : proof.replaces)
    CHECK(check_file(archive, file, "an original", faults));
  return faults;
}

Result<Folder> read_archive(const Path& migrations_folder, const SquashProof& proof) {
  const Path root = migrations_folder / proof.archive;
  std::error_code failed;
  if (!std::filesystem::is_directory(root, failed)) return Folder{.root = root};
  TRY(all, read_folder(root));
  Folder archive{.root = root, .format = all.format};
  for (const SquashProof::File& file : proof.replaces)
    if (const Migration* migration = all.find(file.stem)) archive.migrations.push_back(*migration);
  return archive;
}

}  // namespace shale
