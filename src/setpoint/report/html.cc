#include "setpoint/report/html.h"

#include <array>

#include "setpoint/report/html_sections.h"
#include "setpoint/report/html_text.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

struct Part {
  std::string_view id;
  std::string_view title;  // in the table of contents
  std::string (*make)(const ReportInputs&);
};
constexpr std::array<Part, 14> kParts = {{
    {"schedule", "Schedule of rates", schedule_section},
    {"movement", "Movement and the rule", movement_section},
    {"charts", "The figures in charts", charts_section},
    {"composition", "How each rate is composed", composition_section},
    {"sensitivity", "What would change the result", sensitivity_section},
    {"countries", "Country pages", countries_section},
    {"others", "All other countries", others_section},
    {"parameters", "Parameters", parameters_section},
    {"sources", "Data sources", sources_section},
    {"notes", "Notes", notes_section},
    {"checks", "Checks", checks_section},
    {"limitations", "Limitations", limitations_section},
    {"contest", "How to contest a number", contest_section},
    {"about", "About this determination", about_section},
}};

}  // namespace

std::string section(std::string_view id, std::string_view heading, const std::string& body) {
  const std::string name(id);
  return "<section id=\"" + name + "\" aria-labelledby=\"" + name + "-heading\">\n<h2 id=\"" +
         name + "-heading\">" + escaped(heading) + "</h2>\n" + body + "</section>\n";
}

std::string document(std::string_view title, const std::string& body) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      // The file asks for nothing from anywhere, and says so to the browser.
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<meta name=\"generator\" content=\"Setpoint " SETPOINT_VERSION "\">\n<title>";
  return out + escaped(title) + "</title>\n<style>\n" + std::string(html_style()) +
         "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n" +
         body + "</body>\n</html>\n";
}

std::string page(const std::string& contents, const std::string& sections) {
  return "<div class=\"page\">\n" + contents + "<main id=\"main\" tabindex=\"-1\">\n" + sections +
         "</main>\n</div>\n";
}

std::string contents(const std::vector<std::pair<std::string, std::string>>& parts) {
  std::string out = "<nav class=\"contents\" aria-label=\"Contents\">\n<p>Contents</p>\n<ol>\n";
  for (const auto& [id, title] : parts)
    out += "<li><a href=\"#" + id + "\">" + escaped(title) + "</a></li>\n";
  return out + "</ol>\n</nav>\n";
}

std::string html_report(const Determination& determination, const Policy& policy,
                        const Tables& tables) {
  const ReportInputs in{determination, policy, tables};
  std::string sections;
  std::vector<std::pair<std::string, std::string>> listed_parts;
  for (const Part& part : kParts) {
    const std::string made = part.make(in);
    if (made.empty()) continue;
    sections += made;
    listed_parts.emplace_back(part.id, part.title);
  }
  return document("Border adjustments and tolls, " + window(determination),
                  masthead(in) + page(contents(listed_parts), sections) + "<footer>\n" +
                      paragraph("Setpoint " SETPOINT_VERSION ", determination " + determination.id +
                                ". The same data, policy and seed give the same bytes.") +
                      "</footer>\n");
}

}  // namespace setpoint
