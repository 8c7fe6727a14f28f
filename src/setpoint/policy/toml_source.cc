#include "setpoint/policy/toml_source.h"

namespace setpoint {

Location TomlSource::at(const toml::source_position& position) const {
  Location location{name_, position.line, position.column};
  std::size_t start = 0;
  for (std::uint64_t line = 1; line < position.line; ++line) {
    const std::size_t end = text_.find('\n', start);
    if (end == std::string_view::npos) return location;
    start = end + 1;
  }
  std::uint64_t seen = 0;  // code points begun
  std::uint64_t column = 0;
  for (std::size_t i = start; i < text_.size() && text_[i] != '\n'; ++i) {
    ++column;
    const bool begins = (static_cast<unsigned char>(text_[i]) & 0xc0U) != 0x80U;
    if (begins && ++seen == position.column) {
      location.column = column;
      return location;
    }
  }
  return location;
}

std::string_view kind_of(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::string:
      return "text";
    case toml::node_type::integer:
    case toml::node_type::floating_point:
      return "a number";
    case toml::node_type::boolean:
      return "true or false";
    case toml::node_type::date:
      return "a date";
    case toml::node_type::time:
    case toml::node_type::date_time:
      return "a time";
    case toml::node_type::none:
      break;
  }
  return "nothing";
}

}  // namespace setpoint
