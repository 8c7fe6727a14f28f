// Tables and answers of R's survey package, where they are there.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "setpoint/data/bytes.h"
#include "setpoint/data/csv.h"
#include "setpoint/sampling/design.h"
#include "setpoint/sampling/estimate.h"
#include "support/paths.h"

namespace setpoint::test {

using Texts = std::vector<std::string>;

inline std::filesystem::path oracles(const std::string& folder) {
  return shared_folder() / "oracles" / folder;
}

// A CSV file by column.
class SurveyTable {
 public:
  explicit SurveyTable(const std::filesystem::path& path) {
    auto bytes = FileBytes::open(path, path.filename().string());
    if (!bytes) {
      ADD_FAILURE() << bytes.faults().front().text();
      return;
    }
    CsvReader csv(**bytes, path.filename().string());
    Texts header;
    while (csv.next()) {
      const auto& fields = csv.fields();
      if (header.empty()) {
        header.assign(fields.begin(), fields.end());
        continue;
      }
      for (std::size_t i = 0; i < fields.size(); ++i) columns_[header[i]].emplace_back(fields[i]);
    }
    EXPECT_FALSE(csv.fault()) << csv.fault()->text();
  }

  [[nodiscard]] const Texts& text(const std::string& column) const { return columns_.at(column); }
  [[nodiscard]] std::size_t rows() const { return columns_.begin()->second.size(); }

  // Empty cells are `absent`.
  [[nodiscard]] std::vector<double> numbers(const std::string& column, double absent = 0.0) const {
    std::vector<double> result;
    for (const auto& cell : text(column)) result.push_back(cell.empty() ? absent : std::stod(cell));
    return result;
  }
  [[nodiscard]] std::vector<std::optional<double>> populations(const std::string& column) const {
    std::vector<std::optional<double>> result;
    for (const auto& cell : text(column)) {
      result.push_back(cell.empty() ? std::nullopt : std::optional(std::stod(cell)));
    }
    return result;
  }
  [[nodiscard]] Domain where(const std::string& column, const std::string& value) const {
    Domain result;
    for (const auto& cell : text(column)) result.push_back(cell == value ? 1 : 0);
    return result;
  }

 private:
  std::map<std::string, Texts> columns_;
};

inline nlohmann::json answers(const std::string& folder) {
  std::ifstream in(oracles(folder) / "answers.json");
  return nlohmann::json::parse(in);
}

inline void expect_near_relative(double actual, double expected, double relative,
                                 const std::string& what) {
  EXPECT_NEAR(actual, expected, relative * std::abs(expected)) << what;
}

template <class T>
T value_of(Result<T> result) {
  if (!result) throw std::runtime_error(result.faults().front().text());
  return *std::move(result);
}

}  // namespace setpoint::test

#define SKIP_WITHOUT_ORACLES(folder)                                                        \
  if (!std::filesystem::exists(::setpoint::test::oracles(folder) / "answers.json")) {       \
    GTEST_SKIP() << "the answers of R's survey package are not there: " << oracles(folder); \
  }
