// A list of designations in CSV, in XML, packed, or the register's table, whatever the bytes:
// faults with their file, or a list that keeps its promises.
#include <cstdlib>
#include <string>
#include <string_view>

#include "setpoint/designation/list_text.h"
#include "setpoint/designation/ofac_csv.h"
#include "setpoint/designation/ofac_xml.h"
#include "setpoint/designation/register.h"
#include "setpoint/designation/register_counts.h"

namespace {

using namespace setpoint;

constexpr std::size_t kLongest = 1U << 22U;

void require(bool holds) {
  if (!holds) std::abort();
}

template <class T>
void faulty(const Result<T>& result) {
  require(!result.faults().empty());
  for (const Fault& fault : result.faults()) {
    require(fault.kind == FaultKind::data && !fault.what.empty());
    require(fault.text().find('\n') == std::string::npos);
  }
}

void sound(const Result<SanctionsList>& list) {
  if (!list) return faulty(list);
  for (std::size_t i = 0; i < list->entries.size(); ++i) {
    const ListEntry& entry = list->entries[i];
    require(!entry.names.empty() && entry.names[0].strength == NameStrength::primary);
    require(!entry.names[0].text.empty() && !entry.programmes.empty());
    require(i == 0 || list->entries[i - 1].number < entry.number);
    for (const ListedIdentifier& id : entry.identifiers)
      require(!id.kind.empty() && !id.value.empty());
  }
  SanctionsList dated = *list;
  if (!dated.published) dated.published = Date::of(2024, 7, 2);
  const auto designations = build_register({dated}, {}, {});
  require(designations.ok());
  require(count_register(*designations).total.in_force == dated.entries.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto unpacked = list_text(std::string(bytes), "list", kLongest);
  if (!unpacked) {
    faulty(unpacked);
    return 0;
  }
  const std::string_view text = *unpacked;
  sound(read_ofac_xml(text, "SDN.XML"));
  sound(read_ofac_csv({{"sdn.csv", text}, {}, {}, {}}));
  // The first line as the list, the rest as each of its companions.
  const std::size_t line = text.find('\n');
  if (line != std::string_view::npos) {
    const ListText rest{"rest.csv", text.substr(line + 1)};
    const ListText sdn{"sdn.csv", text.substr(0, line + 1)};
    sound(read_ofac_csv({sdn, rest, {}, {}}));
    sound(read_ofac_csv({sdn, {}, rest, {}}));
    sound(read_ofac_csv({sdn, {}, {}, rest}));
  }
  const auto table = read_register_table(text, "designations.csv");
  if (!table) {
    faulty(table);
    return 0;
  }
  const auto designations = build_register({}, *table, {});
  if (!designations) {
    faulty(designations);
    return 0;
  }
  (void)count_register(*designations);
  return 0;
}
