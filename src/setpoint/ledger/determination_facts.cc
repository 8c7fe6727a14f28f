#include "setpoint/ledger/determination_facts.h"

#include <nlohmann/json.hpp>

#include "setpoint/core/digest.h"
#include "setpoint/determination/published_check.h"
#include "setpoint/determination/trace_file.h"

namespace setpoint::ledger {
namespace {

using Json = nlohmann::ordered_json;

Quarter quarter(const Json& json) {
  return Quarter::parse(json.get<std::string>()).value_or(Quarter::of(0, 1));
}

}  // namespace

Result<DeterminationBody> facts_of(std::string_view json, const std::string& file) {
  const auto document = read_document(json, file);
  if (!document) return document.faults();
  try {
    const Json& all = *document;
    DeterminationBody facts;
    facts.id = all.at("id").get<std::string>();
    facts.first = quarter(all.at("window").at(0));
    facts.last = quarter(all.at("window").at(1));
    if (!all.at("previous").is_null()) facts.previous = all.at("previous").get<std::string>();
    facts.policy_name = all.at("policy").at("name").get<std::string>();
    facts.policy_version = all.at("policy").at("version").get<std::string>();
    facts.policy_sha256 = all.at("policy").at("sha256").get<std::string>();
    facts.dataset_name = all.at("dataset").at("name").get<std::string>();
    facts.dataset_sha256 = all.at("dataset").at("sha256").get<std::string>();
    facts.seed = all.at("seed").get<std::uint64_t>();
    facts.draws = all.at("draws").get<std::uint64_t>();
    if (const auto program = all.find("program"); program != all.end() && !program->is_null())
      facts.program = program->get<std::string>();
    facts.determination = sha256(json);
    facts.policy = facts.policy_sha256;
    if (facts.first == Quarter::of(0, 1) || facts.last == Quarter::of(0, 1))
      return Fault{FaultKind::data, {file}, "the window is not two quarters", "such as 2024Q3"};
    // Without countries nothing is published.
    if (all.contains("countries"))
      if (const auto whole = check_published(all, file); !whole) return whole.faults();
    if (const auto problem = unsound(facts))
      return Fault{FaultKind::data, {file}, *problem, "a determination.json as it was written"};
    return facts;
  } catch (const Json::exception&) {
    // The library reports a missing or mistyped member by throwing; to us it is a fault.
    return Fault{
        FaultKind::data,
        {file},
        "lacks id, window, previous, policy, dataset, seed or draws, or one is not what it "
        "should be",
        "a determination.json as it was written"};
  }
}

Result<bool> publishes(std::string_view json, const std::string& number, const std::string& file) {
  const auto document = read_document(json, file);
  if (!document) return document.faults();
  const auto trace = read_trace(*document, file);
  if (!trace) return trace.faults();
  return trace->roots.contains(number);
}

std::string difference(const DeterminationBody& facts, const DeterminationBody& body) {
  if (facts.id != body.id) return "id";
  if (facts.first != body.first || facts.last != body.last) return "window";
  if (facts.previous != body.previous) return "previous";
  if (facts.policy_name != body.policy_name || facts.policy_version != body.policy_version ||
      facts.policy_sha256 != body.policy_sha256)
    return "policy";
  if (facts.dataset_name != body.dataset_name || facts.dataset_sha256 != body.dataset_sha256)
    return "dataset";
  if (facts.seed != body.seed) return "seed";
  if (facts.draws != body.draws) return "draws";
  if (facts.program != body.program) return "program";
  return "";
}

}  // namespace setpoint::ledger
