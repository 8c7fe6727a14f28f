#include "setpoint/policy/traced_parameter.h"

#include "setpoint/policy/sampler.h"
#include "setpoint/policy/schema.h"

namespace setpoint {
namespace {

// Uses of a parameter share a node unless their draws differ: the value in force, and the fiscal
// year where it has a part of its own.
std::string node_key(std::string_view key, const DatedValue& value, Quarter quarter) {
  std::string text = std::string(key) + " " + value.from.text();
  if (varies_by_year(value.distribution))
    text += " FY" + std::to_string(quarter.fiscal_year().year);
  return text;
}

// "assumption: most seizures are here; in force from 2018-10-01"
std::string note(const DatedValue& value) {
  std::string text =
      value.standing == Standing::white_paper ? "white paper" : std::string(name(value.standing));
  if (!value.reason.empty()) text += ": " + value.reason;
  text += value.where.file == "--set" ? "; in force on every day"
                                      : "; in force from " + value.from.text();
  return text;
}

Leaf leaf(std::string what, const DatedValue& value, Sampler sampler) {
  return Leaf{LeafKind::parameter, std::move(what), value.source, note(value), std::move(sampler)};
}

}  // namespace

NodeId TracedParameters::number(const std::string& key, Quarter quarter) {
  const DatedValue& value = policy_->in_force(key, quarter.last_day());
  std::vector<NodeId>& made = made_[node_key(key, value, quarter)];
  if (made.empty()) {
    const double point = std::get<double>(value.value);
    const KeySchema& known = *find_key(key);
    made.push_back(
        trace_->leaf(leaf(key, value,
                          number_sampler(key, value.distribution, point,
                                         Interval{known.low, known.high}, quarter.fiscal_year())),
                     point));
  }
  return made.front();
}

Traced<Pure> TracedParameters::entry(std::string_view key, std::size_t index, Quarter quarter) {
  const DatedValue& value = policy_->in_force(key, quarter.last_day());
  std::vector<NodeId>& made = made_[node_key(key, value, quarter)];
  if (made.empty()) {
    std::size_t position = 0;
    for (const double point : std::get<std::vector<double>>(value.value))
      made.push_back(trace_->leaf(
          leaf(std::string(key) + "[" + std::to_string(position++) + "]", value, {}), point));
  }
  return Traced<Pure>(*trace_, made[index]);
}

std::vector<std::pair<std::string, Traced<Pure>>> TracedParameters::shares(std::string_view key,
                                                                           Quarter quarter) {
  const DatedValue& value = policy_->in_force(key, quarter.last_day());
  const Shares& split = std::get<Shares>(value.value);
  std::vector<NodeId>& made = made_[node_key(key, value, quarter)];
  if (made.empty()) {
    std::vector<Traced<Pure>> weights;
    bool certain = true;
    for (std::size_t i = 0; i < split.size(); ++i) {
      const auto& [entry, share] = split[i];
      weights.emplace_back(*trace_,
                           trace_->leaf(leaf(std::string(key) + "[" + entry + "]", value,
                                             share_weight_sampler(key, value.distribution, share, i,
                                                                  quarter.fiscal_year())),
                                        share));
      certain = certain && trace_->node(weights.back().id()).certain;
    }
    // Draws, and points that people rounded, add up to 1 only once they are divided by their sum.
    const Traced<Pure> total = sum(*trace_, weights, "no share");
    const bool as_written = certain && total.point().value() == 1;
    for (std::size_t i = 0; i < split.size(); ++i)
      made.push_back(as_written ? weights[i].id()
                                : (weights[i] / total)
                                      .named(std::string(key) + "[" + split[i].first +
                                             "], of shares that sum to 1")
                                      .id());
  }
  std::vector<std::pair<std::string, Traced<Pure>>> out;
  for (std::size_t i = 0; i < split.size(); ++i)
    out.emplace_back(split[i].first, Traced<Pure>(*trace_, made[i]));
  return out;
}

}  // namespace setpoint
