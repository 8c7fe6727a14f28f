// The sections of the HTML report, in their order. Each returns a <section> with its own heading.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "setpoint/data/tables.h"
#include "setpoint/determination/determination.h"
#include "setpoint/policy/policy.h"

namespace setpoint {

struct ReportInputs {
  const Determination& determination;
  const Policy& policy;
  const Tables& tables;
};

// <section> headed by <h2>; `body` is HTML.
[[nodiscard]] std::string section(std::string_view id, std::string_view heading,
                                  const std::string& body);

// The whole file; `body` stands between the link that skips to #main and the end.
[[nodiscard]] std::string document(std::string_view title, const std::string& body);
[[nodiscard]] std::string page(const std::string& contents, const std::string& sections);
// The list of contents: identifier and title of each section.
[[nodiscard]] std::string contents(const std::vector<std::pair<std::string, std::string>>& parts);

// What each liable country's flows and deaths did and the rows of the rule; "" in a first
// determination. `id` begins the names of its tables.
[[nodiscard]] std::string movement_tables(const Determination& determination,
                                          const std::string& id);

[[nodiscard]] std::string masthead(const ReportInputs& in);
[[nodiscard]] std::string schedule_section(const ReportInputs& in);
// Empty in a first determination.
[[nodiscard]] std::string movement_section(const ReportInputs& in);
[[nodiscard]] std::string charts_section(const ReportInputs& in);
[[nodiscard]] std::string composition_section(const ReportInputs& in);
[[nodiscard]] std::string sensitivity_section(const ReportInputs& in);
[[nodiscard]] std::string countries_section(const ReportInputs& in);
[[nodiscard]] std::string others_section(const ReportInputs& in);
[[nodiscard]] std::string parameters_section(const ReportInputs& in);
[[nodiscard]] std::string sources_section(const ReportInputs& in);
[[nodiscard]] std::string notes_section(const ReportInputs& in);
[[nodiscard]] std::string checks_section(const ReportInputs& in);
[[nodiscard]] std::string limitations_section(const ReportInputs& in);
[[nodiscard]] std::string contest_section(const ReportInputs& in);
[[nodiscard]] std::string about_section(const ReportInputs& in);

// The style sheet.
[[nodiscard]] std::string_view html_style();

}  // namespace setpoint
