// Something that verify found, and where.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace setpoint::ledger {

struct ByteRange {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
};

struct Finding {
  std::string what;
  std::optional<std::uint64_t> entry = {};   // its number
  std::optional<std::string> column = {};    // of the entry
  std::optional<std::string> document = {};  // digest
  std::optional<std::uint32_t> page = {};    // of the file, from 1
  std::optional<ByteRange> bytes = {};       // of the file, from 0
  std::optional<std::string> object = {};    // of the schema
  // "entry 7, body: does not agree with the hash".
  [[nodiscard]] std::string text() const;
};

}  // namespace setpoint::ledger
