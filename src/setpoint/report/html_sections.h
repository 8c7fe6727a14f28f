// The sections of the HTML report, in their order. Each returns a <section> with its own heading.
#pragma once

#include <string>
#include <string_view>

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

[[nodiscard]] std::string masthead(const ReportInputs& in);
[[nodiscard]] std::string schedule_section(const ReportInputs& in);
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
