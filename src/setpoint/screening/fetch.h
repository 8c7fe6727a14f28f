// Asks the memory for what will be read soon.
//
// The words, names and keys of a list do not fit into a processor's cache, and a query reads a few
// hundred of them at places that it knows beforehand: waiting for one after another is most of the
// time. Only the time depends on this, no result.
#pragma once

#include <cstddef>

namespace setpoint {

inline void fetch(const void* from, std::size_t bytes) {
  constexpr std::size_t kLine = 64;  // of the usual processors
  const auto* begin = static_cast<const char*>(from);
  for (std::size_t at = 0; at < bytes; at += kLine) __builtin_prefetch(begin + at);
  // The last byte may lie on one line more.
  if (bytes > kLine) __builtin_prefetch(begin + bytes - 1);
}

}  // namespace setpoint
