// A policy case: a small dataset, a policy and what must come of them, in one text file that can be
// read and written without a line of code. The format is in docs/cases.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "determination/case_expectation.h"
#include "setpoint/core/fault.h"
#include "setpoint/core/random.h"
#include "setpoint/policy/policy.h"

namespace setpoint::test {

// The rows of one table, as CSV in format setpoint.
struct CaseTable {
  std::string kind;
  std::string csv;
  std::vector<std::uint64_t> lines;  // of the case file, by line of the CSV
};

struct ExpectedText {
  Location where;
  std::string text;
};

struct PolicyCase {
  std::filesystem::path file;
  std::string title;  // the first line
  std::vector<PolicyOverride> policy;
  Seed seed{1};
  std::uint32_t draws = 1000;
  std::vector<CaseTable> tables;
  std::vector<Expectation> expectations;
  std::vector<ExpectedText> windows;  // last quarters of all determinations; empty: not compared
  std::vector<ExpectedText> faults;   // parts of messages; empty: it is not refused
};

// file: its name for faults; a policy that it names is read from its folder.
// Faults: a case without title or reason, an unknown section, key or name, a section twice, a value
// that is none, a section of expectations without one, nothing expected at all.
[[nodiscard]] Result<PolicyCase> parse_case(std::string_view text,
                                            const std::filesystem::path& file);
[[nodiscard]] Result<PolicyCase> read_case(const std::filesystem::path& file);

// All cases of a folder, by name.
[[nodiscard]] std::vector<std::filesystem::path> case_files(const std::filesystem::path& folder);

}  // namespace setpoint::test
