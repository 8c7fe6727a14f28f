// commitment.json, draw.json and secret.txt, whatever the bytes: one-line faults, or a record that
// reads back the same from what is written of it.
#include <cstdlib>
#include <string>

#include "setpoint/sampling/draw_record.h"

namespace {

using namespace setpoint;

void require(bool holds) {
  if (!holds) std::abort();
}

template <class T>
bool sound(const Result<T>& result, const std::string& file) {
  if (result.ok()) return true;
  require(!result.faults().empty());
  for (const Fault& fault : result.faults()) {
    require(fault.kind == FaultKind::data && fault.where.file == file);
    const std::string line = fault.text();
    require(line.find('\n') == std::string::npos && line.find('\r') == std::string::npos);
  }
  return false;
}

bool same(const Commitment& a, const Commitment& b) {
  return a.commitment == b.commitment && a.inputs == b.inputs && a.beacon_rule == b.beacon_rule;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto commitment = read_commitment(text, "commitment.json");
  const auto record = read_draw_record(text, "draw.json");
  // One text is not both.
  require(!(commitment.ok() && record.ok()));
  if (sound(commitment, "commitment.json")) {
    const std::string written = commitment_json(*commitment);
    const auto again = read_commitment(written, "commitment.json");
    require(again.ok() && same(*again, *commitment));
    require(commitment_json(*again) == written);
  }
  if (sound(record, "draw.json")) {
    require(record->beacon.has_value() == record->commitment.beacon_rule.has_value());
    const std::string written = draw_json(*record);
    const auto again = read_draw_record(written, "draw.json");
    require(again.ok() && same(again->commitment, record->commitment));
    require(again->beacon == record->beacon && again->seed == record->seed);
    // Whether the seed opens the commitment is asked of any record, and of one made for it.
    (void)opens(record->seed, record->commitment);
    require(opens(record->seed,
                  commit(record->seed, record->commitment.inputs, record->commitment.beacon_rule)));
  }
  const auto seed = read_seed(text, "secret.txt");
  if (sound(seed, "secret.txt")) {
    const auto again = read_seed(seed_text(*seed), "secret.txt");
    require(again.ok() && *again == *seed);
  }
  return 0;
}
