// Every parameter of the policy, with what a reader needs to contest it.
#include "setpoint/report/html_sections.h"
#include "setpoint/report/html_text.h"
#include "setpoint/report/parameter_text.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

std::string_view meaning(Standing standing) {
  switch (standing) {
    case Standing::published:
      return "Read in the publisher's own document";
    case Standing::reported:
      return "The publisher's figure, as another document reports it";
    case Standing::white_paper:
      return "Stated by the white paper that designs the policy";
    case Standing::derived:
      return "Computed from figures of the kinds above";
    case Standing::unverified:
      return "Commonly stated, its source not opened";
    case Standing::assumption:
      return "No source: a range and a reason instead";
    case Standing::choice:
      return "A choice of method, not a fact";
  }
  return "";
}

std::string tag(Standing standing) {
  // The diamond and the word carry the meaning; the colour only repeats it.
  if (standing == Standing::assumption || standing == Standing::unverified)
    return "<span class=\"tag assumed\">\u25c6 " + std::string(label(standing)) + "</span>";
  return "<span class=\"tag\">" + std::string(label(standing)) + "</span>";
}

std::string group_of(std::string_view key) {
  const std::size_t dot = key.find('.');
  return std::string(key.substr(0, dot));
}

std::string with_unit(const std::string& key, const DatedValue& value) {
  const std::string unit = base_unit(key, value.unit);
  const bool bare = unit.empty() || unit == "1" || unit == "text" || unit == "logical";
  return readable(value.value) + (bare ? "" : " " + unit);
}

HtmlTable table_of(const std::string& group) {
  HtmlTable table("parameters-" + group, "Parameters of " + group,
                  {{"Key and value"},
                   {"In force from"},
                   {"Range and distribution"},
                   {"Standing"},
                   {"Source and reason"}});
  table.css("parameters");
  return table;
}

void add(HtmlTable& table, const Parameter& parameter, const DatedValue& value) {
  table.heading_html(
      "<code>" + escaped(parameter.key) + "</code> <span class=\"value\">" +
      escaped(with_unit(parameter.key, value)) + "</span>" +
      (parameter.overridden ? " <span class=\"tag assumed\">\u25c6 overridden</span>" : ""));
  table.text(value.from.text());
  const std::string range = range_text(value);
  table.html((range.empty() ? "" : "Range " + escaped(range) + "<br>") +
             escaped(distribution_text(value.distribution)));
  table.html(tag(value.standing));
  table.html(escaped(value.source) +
             (value.reason.empty()
                  ? ""
                  : "<br><span class=\"reason\">" + escaped(value.reason) + "</span>"));
}

std::string standings(const Policy& policy) {
  HtmlTable table("table-standings", "Values of the policy by standing",
                  {{"Standing"}, {"Values", true}, {"Meaning"}});
  for (const Standing standing : kStandings) {
    table.heading_html(tag(standing), "data-standing=\"" + std::string(label(standing)) + "\"");
    table.number(static_cast<double>(count_of(policy, standing)), FigureKind::whole);
    table.text(meaning(standing));
  }
  return table.str();
}

}  // namespace

std::string parameters_section(const ReportInputs& in) {
  std::string body =
      paragraph("The policy \"" + in.policy.name() + "\", version " + in.policy.version() +
                ", holds " + standing_counts(in.policy) +
                ". Values are in the base unit of their key; a key with several values has one for "
                "each period, in force from the date given.") +
      standings(in.policy);
  std::string group;
  std::string tables;
  HtmlTable table = table_of(group);
  const auto close = [&] {
    if (!table.empty())
      tables +=
          "<h3 id=\"group-" + escaped(group) + "\">" + escaped(group) + "</h3>\n" + table.str();
  };
  for (const auto& [key, parameter] : in.policy.parameters()) {
    if (group_of(key) != group) {
      close();
      group = group_of(key);
      table = table_of(group);
    }
    for (const DatedValue& value : parameter.values) add(table, parameter, value);
  }
  close();
  return section("parameters", "Parameters", body + tables);
}

}  // namespace setpoint
