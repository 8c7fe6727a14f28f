#include "setpoint/sampling/draw_record.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

namespace setpoint {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kCommitmentSchema = "setpoint.commitment/1";
constexpr std::string_view kDrawSchema = "setpoint.draw/1";

Json line(const std::optional<std::string>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json members_of(const Commitment& commitment, std::string_view schema) {
  return {{"schema", schema},
          {"method", kDrawMethod},
          {"commitment", hex(commitment.commitment)},
          {"beacon_rule", line(commitment.beacon_rule)},
          {"frame", {{"sha256", hex(commitment.inputs.frame)}}},
          {"allocation", {{"sha256", hex(commitment.inputs.allocation)}}}};
}

// Reads the members of one object; every fault names the member.
class RecordReader {
 public:
  RecordReader(std::string_view text, const std::string& file) : file_(file) {
    try {
      json_ = Json::parse(text);
    } catch (const Json::parse_error& error) {
      const std::string_view before = text.substr(0, error.byte > 0 ? error.byte - 1 : 0);
      const auto lines = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
      const std::size_t start = before.rfind('\n');
      const std::uint64_t column =
          before.size() - (start == std::string_view::npos ? 0 : start + 1) + 1;
      faults_.push_back({FaultKind::data, {file_, lines + 1, column}, "not JSON", "a JSON object"});
      return;
    }
    if (!json_.is_object()) fault("not an object", "a JSON object");
  }

  void known(const std::vector<std::string_view>& members) {
    if (!faults_.empty()) return;
    std::string all;
    for (const std::string_view member : members)
      all += (all.empty() ? "" : ", ") + std::string(member);
    for (const auto& [member, value] : json_.items())
      if (std::find(members.begin(), members.end(), member) == members.end())
        fault("unknown member '" + member + "'", all);
    for (const std::string_view member : members)
      if (!json_.contains(member)) fault("no member '" + std::string(member) + "'", all);
  }

  void constant(std::string_view member, std::string_view value) {
    if (has(member) && json_[member] != value)
      fault(std::string(member) + " is " + json_[member].dump(), "\"" + std::string(value) + "\"");
  }

  Bytes32 bytes(std::string_view member) {
    return has(member) ? bytes(json_[member], std::string(member)) : Bytes32{};
  }

  Bytes32 digest(std::string_view member) {
    if (!has(member)) return {};
    const Json& value = json_[member];
    if (value.is_object() && value.size() == 1 && value.contains("sha256"))
      return bytes(value["sha256"], std::string(member) + ".sha256");
    fault(std::string(member) + " is not a digest", "{\"sha256\": \"...\"}");
    return {};
  }

  std::optional<std::string> optional_line(std::string_view member) {
    if (!has(member) || json_[member].is_null()) return std::nullopt;
    if (json_[member].is_string()) {
      auto text = json_[member].get<std::string>();
      if (check_beacon_text(text, member).ok()) return text;
    }
    fault(std::string(member) + " is not a line of text", "a line of text, or null");
    return std::nullopt;
  }

  void fault(std::string what, std::string expected) {
    faults_.push_back({FaultKind::data, {file_}, std::move(what), std::move(expected)});
  }
  [[nodiscard]] const Faults& faults() const { return faults_; }

 private:
  [[nodiscard]] bool has(std::string_view member) const {
    return json_.is_object() && json_.contains(member);
  }

  Bytes32 bytes(const Json& value, const std::string& member) {
    if (value.is_string())
      if (const auto parsed = parse_hex(value.get_ref<const std::string&>())) return *parsed;
    fault(member + " is not 32 bytes", "64 lower-case hexadecimal digits");
    return {};
  }

  std::string file_;
  Json json_;
  Faults faults_;
};

Commitment commitment_of(RecordReader& reader, std::string_view schema) {
  reader.constant("schema", schema);
  reader.constant("method", kDrawMethod);
  Commitment commitment;
  commitment.commitment = reader.bytes("commitment");
  commitment.beacon_rule = reader.optional_line("beacon_rule");
  commitment.inputs.frame = reader.digest("frame");
  commitment.inputs.allocation = reader.digest("allocation");
  return commitment;
}

}  // namespace

std::string commitment_json(const Commitment& commitment) {
  return members_of(commitment, kCommitmentSchema).dump(2) + "\n";
}

std::string draw_json(const DrawRecord& record) {
  Json json = members_of(record.commitment, kDrawSchema);
  json["beacon"] = line(record.beacon);
  json["seed"] = hex(record.seed);
  return json.dump(2) + "\n";
}

Result<Commitment> read_commitment(std::string_view json, const std::string& file) {
  RecordReader reader(json, file);
  reader.known({"schema", "method", "commitment", "beacon_rule", "frame", "allocation"});
  Commitment commitment = commitment_of(reader, kCommitmentSchema);
  if (!reader.faults().empty()) return reader.faults();
  return commitment;
}

Result<DrawRecord> read_draw_record(std::string_view json, const std::string& file) {
  RecordReader reader(json, file);
  reader.known(
      {"schema", "method", "commitment", "beacon_rule", "frame", "allocation", "beacon", "seed"});
  DrawRecord record;
  record.commitment = commitment_of(reader, kDrawSchema);
  record.beacon = reader.optional_line("beacon");
  record.seed = reader.bytes("seed");
  if (reader.faults().empty() &&
      record.beacon.has_value() != record.commitment.beacon_rule.has_value())
    reader.fault(record.beacon ? "a beacon that no rule announced" : "no beacon for the rule",
                 "a beacon where there is a beacon_rule, and only there");
  if (!reader.faults().empty()) return reader.faults();
  return record;
}

}  // namespace setpoint
