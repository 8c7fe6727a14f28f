#include "determination/case_run.h"

#include <algorithm>
#include <map>

#include "setpoint/determination/json.h"
#include "setpoint/determination/replay.h"
#include "support/dataset_folder.h"

namespace setpoint::test {
namespace {

using Json = nlohmann::ordered_json;

// A fault in a table that a case wrote, placed in the case.
Fault placed(Fault fault, const PolicyCase& of) {
  const std::filesystem::path file(fault.where.file);
  for (const CaseTable& table : of.tables)
    if (file.filename() == table.kind + ".csv") {
      const auto line = fault.where.line;
      if (line > 0 && line <= table.lines.size()) fault.where.line = table.lines[line - 1];
      fault.where.file = of.file.string();
      return fault;
    }
  fault.what = of.title + ": " + fault.what;
  return fault;
}

Result<std::vector<Determination>> determinations(const PolicyCase& of) {
  const Result<Policy> policy = Policy::read(std::nullopt, of.policy);
  if (!policy) return policy.faults();
  DatasetFolder folder;
  for (const CaseTable& table : of.tables)
    folder.table(table.kind, "setpoint", table.kind + ".csv", table.csv);
  const Result<Tables> tables = folder.read();
  if (!tables) return tables.faults();
  return replay(*tables, *policy, {of.seed, of.draws, 1});
}

bool contains(const Fault& fault, const std::string& part) {
  return fault.text().find(part) != std::string::npos;
}

// A refusal that was expected: every part in some message, and no message besides.
Faults unlike(const Faults& faults, const PolicyCase& of) {
  Faults wrong;
  for (const ExpectedText& part : of.faults)
    if (std::none_of(faults.begin(), faults.end(),
                     [&](const Fault& fault) { return contains(fault, part.text); }))
      wrong.push_back({FaultKind::data, part.where, "no fault says so", part.text});
  for (const Fault& fault : faults)
    if (std::none_of(of.faults.begin(), of.faults.end(),
                     [&](const ExpectedText& part) { return contains(fault, part.text); }))
      wrong.push_back(placed(fault, of));
  return wrong;
}

}  // namespace

Faults run(const PolicyCase& of) {
  const auto made = determinations(of);
  if (!made) return unlike(made.faults(), of);
  Faults wrong;
  for (const ExpectedText& part : of.faults)
    wrong.push_back({FaultKind::data, part.where, "it is not refused", part.text});

  std::map<std::string, Json> by_period;
  std::vector<std::string> periods;
  for (const Determination& d : *made) {
    periods.push_back(d.window_last.text());
    by_period.emplace(periods.back(), Json::parse(to_json(d)));
    for (const Check& check : d.checks)
      if (!check.holds)
        wrong.push_back({FaultKind::data,
                         {of.file.string(), 0, 0},
                         periods.back() + ": check " + check.name + " fails: " + check.detail,
                         "every check to hold"});
  }
  std::vector<std::string> windows;
  for (const ExpectedText& window : of.windows) windows.push_back(window.text);
  if (!windows.empty() && windows != periods) {
    std::string text;
    for (const std::string& period : periods) text += period + " ";
    wrong.push_back({FaultKind::data, of.windows.front().where, "the windows are " + text,
                     "those of the case"});
  }
  for (const Expectation& expectation : of.expectations) {
    const auto json = by_period.find(expectation.period);
    if (json == by_period.end())
      wrong.push_back({FaultKind::data, expectation.where,
                       "no determination of " + expectation.period, expectation.text});
    else if (auto fault = unmet(expectation, json->second))
      wrong.push_back(*std::move(fault));
  }
  return wrong;
}

std::string lines(const Faults& faults) {
  std::string text;
  for (const Fault& fault : faults) text += fault.text() + "\n";
  return text;
}

}  // namespace setpoint::test
