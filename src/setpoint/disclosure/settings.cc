#include "setpoint/disclosure/settings.h"

#include <array>
#include <string>
#include <utility>

#include "setpoint/policy/policy_reader.h"

namespace setpoint {
namespace {

constexpr std::array kText = {UnitName{"text"}};
constexpr std::array kDeaths = {UnitName{"deaths"}};
constexpr std::string_view kPublisher = "suppress.publisher";
constexpr std::string_view kWidth = "protection.width";
constexpr std::string_view kWeight = "protection.weight";
constexpr std::string_view kReader = "reader.knows";
constexpr std::string_view kRevised = "earlier.revised";

constexpr std::array<std::string_view, 5> kPublishers = {"wonder-terms", "wonder", "wonder-old",
                                                         "wisqars", "cms"};
static_assert(kPublishers.size() == kPublisherRules.size());
constexpr std::array<std::string_view, 3> kWeightNames = {"equal", "count", "log-count"};
constexpr std::array<std::string_view, 2> kReaders = {"which-are-small", "nothing-more"};
constexpr std::array<std::string_view, 2> kRevisions = {"known", "fresh"};

KeySchema words(std::string_view key, std::span<const std::string_view> allowed) {
  KeySchema entry;
  entry.key = key;
  entry.type = ValueType::text;
  entry.units = kText;
  entry.words = allowed;
  return entry;
}

Schema build() {
  KeySchema width;
  width.key = kWidth;
  width.units = kDeaths;
  width.low = 1;
  width.high = 20;
  width.whole = true;
  return Schema({words(kPublisher, kPublishers), std::move(width), words(kWeight, kWeightNames),
                 words(kReader, kReaders), words(kRevised, kRevisions)});
}

}  // namespace

const Schema& disclosure_schema() {
  static const Schema schema = build();
  return schema;
}

Result<DisclosurePolicy> read_disclosure_policy(const std::optional<std::filesystem::path>& file,
                                                std::span<const PolicyOverride> overrides) {
  auto policy =
      PolicyReader::read(disclosure_schema(),
                         {shipped_disclosure_settings(), kShippedDisclosureName}, file, overrides);
  if (!policy) return policy.faults();
  for (const auto& [key, parameter] : policy->parameters())
    for (const DatedValue& value : parameter.values)
      if (value.distribution.kind != DistributionKind::fixed)
        return Fault{FaultKind::policy, value.where, key + " has a distribution",
                     "none: a rule of suppression does not vary"};
  // The model has no calendar of its own: the last value in force counts.
  const Date day = *Date::of(9999, 12, 31);
  const auto text = [&](std::string_view key) {
    return std::get<std::string>(policy->in_force(key, day).value);
  };
  SuppressionRule rule;
  rule.publisher = *find_publisher_rule(text(kPublisher));
  rule.width = static_cast<std::int64_t>(std::get<double>(policy->in_force(kWidth, day).value));
  for (const Weight weight : kWeights)
    if (name(weight) == text(kWeight)) rule.weight = weight;
  rule.reader_knows_small = text(kReader) == kReaders[0];
  rule.revised_is_known = text(kRevised) == kRevisions[0];
  if (rule.width > widest(rule.publisher))
    return Fault{FaultKind::policy, policy->in_force(kWidth, day).where,
                 std::string(kWidth) + " is " + std::to_string(rule.width),
                 "at most " + std::to_string(widest(rule.publisher)) + ", what the rule '" +
                     std::string(rule.publisher.name) + "' leaves open"};
  return DisclosurePolicy{*std::move(policy), rule};
}

}  // namespace setpoint
