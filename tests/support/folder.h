// A temporary folder that a test fills with files.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/files.h"

namespace shale {

class TestFolder {
 public:
  TestFolder() : folder_(*TemporaryFolder::make()) {}
  TestFolder(std::initializer_list<std::pair<std::string, std::string>> files) : TestFolder() {
    for (const auto& [name, text] : files) add(name, text);
  }

  const Path& path() const { return folder_.path(); }

  // Writes a file, and the folders above it.
  Path add(const std::string& name, std::string_view text) const {
    const Path file = path() / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out << text;
    out.close();
    EXPECT_TRUE(out) << file;
    return file;
  }

  Path add_program(const std::string& name, std::string_view text) const {
    const Path file = add(name, text);
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
    return file;
  }

 private:
  TemporaryFolder folder_;
};

// What is wrong, or "" if nothing is: for tables of inputs that must fail.
template <class T>
std::string what_of(const Result<T>& result) {
  return result ? "" : result.error().what;
}

template <class T>
std::string hint_of(const Result<T>& result) {
  return result ? "" : result.error().hint;
}

// Does the text have this part? Shows both if it doesn't.
inline testing::AssertionResult has(std::string_view text, std::string_view part) {
  if (text.find(part) != text.npos) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "no \"" << part << "\" in \"" << text << "\"";
}

inline testing::AssertionResult lacks(std::string_view text, std::string_view part) {
  if (text.find(part) == text.npos) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "there is \"" << part << "\" in \"" << text << "\"";
}

}  // namespace shale
