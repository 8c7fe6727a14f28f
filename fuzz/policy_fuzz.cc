// Any text as a policy and as an override: a policy or faults, never a crash, and what was read
// keeps the promises of the schema.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "setpoint/policy/layer.h"
#include "setpoint/policy/override_reader.h"
#include "setpoint/policy/schema.h"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void examine(const setpoint::Parameters& parameters) {
  for (const auto& [key, parameter] : parameters) {
    const setpoint::KeySchema* known = setpoint::find_key(key);
    demand(known != nullptr && !parameter.values.empty());
    for (const setpoint::DatedValue& value : parameter.values)
      if (known->type == setpoint::ValueType::number)
        demand(known->allows(std::get<double>(value.value)));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  // The first line is an override, the rest a policy file.
  const std::string_view first = text.substr(0, text.find('\n'));
  const std::string_view rest = text.substr(first.size());

  setpoint::Faults faults;
  setpoint::PolicyLayer layer =
      setpoint::read_layer(setpoint::determination_schema(), rest, "fuzz.toml", faults);
  examine(layer.parameters);
  if (const auto one = setpoint::parse_override(first); one.ok()) {
    const std::vector<setpoint::PolicyOverride> overrides{one.value()};
    setpoint::apply_overrides(setpoint::determination_schema(), overrides, layer.parameters,
                              faults);
    examine(layer.parameters);
  }
  for (const setpoint::Fault& fault : faults) {
    demand(fault.kind == setpoint::FaultKind::policy);
    demand(fault.text().find('\n') == std::string::npos);
  }
  return 0;
}
