// Synthetic sampling programmes for the end-to-end tests, and their logs as this test reads them.
#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/folder.h"

namespace setpoint::test {

class Programme : public testing::Test {
 protected:
  // setpoint generate inspections, in a folder of this name; its path.
  [[nodiscard]] std::string generate(const std::string& name,
                                     const std::vector<std::string>& more) const;
  // A few finds, as a real programme has.
  [[nodiscard]] std::string sparse() const;
  // Several finds in a PSU.
  [[nodiscard]] std::string dense() const;
  // setpoint estimate --json; throws unless it succeeds.
  [[nodiscard]] static nlohmann::json estimate(const std::string& data,
                                               const std::vector<std::string>& more = {});
  [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }

 private:
  TemporaryFolder folder_;
};

// A log as its lines, without their line breaks; and back.
[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);
[[nodiscard]] std::string joined(const std::vector<std::string>& lines);
// The fields of a line without quotes, and where a column stands in a header.
[[nodiscard]] std::vector<std::string> fields_of(const std::string& line);
[[nodiscard]] std::size_t column_of(const std::string& header, const std::string& name);

}  // namespace setpoint::test
