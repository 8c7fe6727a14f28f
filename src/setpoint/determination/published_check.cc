#include "setpoint/determination/published_check.h"

#include <nlohmann/json.hpp>

#include "setpoint/core/decimal.h"
#include "setpoint/determination/figures.h"
#include "setpoint/determination/read_determination.h"
#include "setpoint/determination/trace_file.h"

namespace setpoint {
namespace {

// Figures that have a derivation and are in no other member of the document.
bool only_derived(const std::string& number) {
  return number == "all.cost-per-death" ||
         (number.starts_with("all.") && number.find('.', sizeof("all.") - 1) != number.npos &&
          (number.ends_with(".attributed") || number.ends_with(".domestic") ||
           number.ends_with(".unattributed")));
}

}  // namespace

Result<Done> check_published(const nlohmann::ordered_json& document, const std::string& file) {
  const auto determination = determination_in(document, file);
  if (!determination) return determination.faults();
  const auto trace = read_trace(document, file);
  if (!trace) return trace.faults();
  const auto fault = [&file](std::string what) {
    return Fault{FaultKind::data, {file, 0, 0}, std::move(what), "the number that was computed"};
  };
  if (const auto wrong = first_that_does_not_follow(trace->nodes))
    return fault("node " + std::to_string(*wrong) +
                 " of the trace does not follow from its operands");
  std::string differs;
  for_each_figure(*determination, [&](const std::string& number, const Figure& figure) {
    if (!differs.empty() || only_derived(number)) return;
    const auto root = trace->roots.find(number);
    if (root == trace->roots.end())
      differs = number + " has no derivation";
    else if (!(trace->nodes[root->second].value == figure.value))
      differs = number + " is " + shortest(figure.value) + ", and its derivation gives " +
                shortest(trace->nodes[root->second].value);
  });
  if (!differs.empty()) return fault(std::move(differs));
  return Done{};
}

}  // namespace setpoint
