#include "setpoint/sampling/generator_rows.h"

#include <array>
#include <charconv>

namespace setpoint {
namespace {

constexpr std::size_t kPiece = 1U << 20U;
constexpr std::string_view kHeader =
    "period,port,channel,origin,stratum,psu,weight,selection,count,result,form,substance,mass_g,"
    "purity,pills,host\n";
constexpr std::string_view kNoFind = "negative,,,,,,\n";

}  // namespace

GeneratorRows::GeneratorRows(const RowSink& sink) : sink_(sink), text_(kHeader) {
  text_.reserve(2 * kPiece);
}

void GeneratorRows::set_stratum(Quarter period, const FrameStratum& stratum) {
  before_origin_ =
      period.text() + "," + stratum.port + "," + std::string(name(stratum.channel)) + ",";
  stratum_ = "," + stratum.name + ",";
}

void GeneratorRows::set_psu(std::string_view psu, std::string_view weight) {
  const auto make = [&](std::string& row, std::string_view of_weight, std::string_view selection) {
    row = stratum_;
    row += psu;
    row += ',';
    row += of_weight;
    row += selection;
  };
  make(random_, weight, ",random,");
  make(targeted_, "1", ",targeted,");
  random_negative_ = random_ + "1,";
  random_negative_ += kNoFind;
  targeted_negative_ = targeted_ + "1,";
  targeted_negative_ += kNoFind;
}

void GeneratorRows::negative(std::string_view origin, bool targeted, std::uint64_t count) {
  ++rows_;
  text_ += before_origin_;
  text_ += origin;
  if (count == 1) {
    text_ += targeted ? targeted_negative_ : random_negative_;
    return;
  }
  text_ += targeted ? targeted_ : random_;
  number(count);
  text_ += ',';
  text_ += kNoFind;
}

void GeneratorRows::positive(std::string_view origin, bool targeted, const SyntheticFind& find) {
  ++rows_;
  text_ += before_origin_;
  text_ += origin;
  text_ += targeted ? targeted_ : random_;
  text_ += "1,positive,";
  text_ += name(find.form);
  text_ += ",fentanyl,";
  decimal(find.gross_mg, 3);
  text_ += ',';
  decimal(find.purity_1e5, 5);
  text_ += ',';
  if (find.form == Outcome::pills) number(find.pills);
  text_ += ',';
  text_ += find.host;
  text_ += '\n';
}

void GeneratorRows::number(std::uint64_t value) {
  std::array<char, 20> room{};
  const auto end = std::to_chars(room.data(), room.data() + room.size(), value).ptr;
  text_.append(room.data(), end);
}

void GeneratorRows::decimal(std::uint64_t value, unsigned decimals) {
  std::uint64_t one = 1;
  for (unsigned i = 0; i < decimals; ++i) one *= 10;
  number(value / one);
  std::uint64_t rest = value % one;
  if (rest == 0) return;
  text_ += '.';
  while (rest != 0) {
    one /= 10;
    text_ += static_cast<char>('0' + rest / one);
    rest %= one;
  }
}

Result<Done> GeneratorRows::hand_on() {
  return text_.size() < kPiece ? Result<Done>(Done{}) : finish();
}

Result<Done> GeneratorRows::finish() {
  auto taken = sink_(text_);
  text_.clear();
  return taken;
}

}  // namespace setpoint
