// A published file as text: read whole, unpacked if it is gzip, without its end mark.
//
// Publishers' mirrors keep the files packed; what counts is the magic bytes (1F 8B, RFC 1952), not
// the name. A 0x1A that ends the file, alone or before a last line break, is the end mark of an old
// operating system and no part of the text.
// Faults: the file's own (not there, not readable); damaged or cut gzip; more than kLongest bytes.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "setpoint/core/fault.h"

namespace setpoint {

// The largest file published is below 200 MB; a small file that unpacks to more is an attack.
inline constexpr std::size_t kLongestListText = std::size_t{1} << 30U;

[[nodiscard]] Result<std::string> read_list_text(const std::filesystem::path& path,
                                                 const std::string& name);

// The same for bytes at hand.
[[nodiscard]] Result<std::string> list_text(std::string bytes, const std::string& name,
                                            std::size_t longest = kLongestListText);

}  // namespace setpoint
