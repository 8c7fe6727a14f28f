#include "setpoint/screening/shared_addresses.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "setpoint/screening/address.h"
#include "setpoint/screening/transliteration.h"

namespace setpoint {
namespace {

// Disjoint sets of numbers, each named by its least.
class Sets {
 public:
  explicit Sets(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t of(std::size_t k) {
    while (parent_[k] != k) k = parent_[k] = parent_[parent_[k]];
    return k;
  }
  void join(std::size_t a, std::size_t b) {
    a = of(a);
    b = of(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace

Result<std::vector<std::string>> shared_addresses(const Records& records, std::size_t column,
                                                  const ScreeningSettings& settings) {
  Transliteration rules;
  Faults faults;
  std::map<std::string, std::size_t> number;  // by text as it is compared
  std::vector<Address> addresses;
  std::map<std::string, std::vector<std::size_t>> by_key;  // only those of one key can agree
  for (const Record& row : records.rows) {
    const RecordValue& value = row.values[column];
    if (value.plain.empty() || !number.emplace(value.plain, addresses.size()).second) continue;
    auto read = read_address(value.text, {}, settings.weights, rules);
    if (!read)
      for (const Fault& fault : read.faults())
        faults.push_back({FaultKind::data,
                          {records.file, row.line, 0},
                          "address: " + fault.what,
                          fault.expected});
    by_key[read ? address_key(*read) : std::string()].push_back(addresses.size());
    addresses.push_back(read ? *std::move(read) : Address{});
  }
  if (!faults.empty()) return faults;
  Sets sets(addresses.size());
  for (const auto& [key, some] : by_key)
    for (std::size_t i = 0; i < some.size(); ++i)
      for (std::size_t j = i + 1; j < some.size(); ++j)
        if (sets.of(some[i]) != sets.of(some[j]) &&
            addresses_agree(addresses[some[i]], addresses[some[j]], settings.costs,
                            settings.rules.strong))
          sets.join(some[i], some[j]);
  std::vector<std::string> keys;
  for (const Record& row : records.rows) {
    const std::string& plain = row.values[column].plain;
    keys.push_back(plain.empty() ? std::string()
                                 : std::to_string(sets.of(number.find(plain)->second)));
  }
  return keys;
}

}  // namespace setpoint
