#include "cli/programme.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "cli/process.h"

namespace setpoint::test {

std::string Programme::generate(const std::string& name,
                                const std::vector<std::string>& more) const {
  const std::string out = folder_ / name;
  std::vector<std::string> words = {"generate", "inspections", "--out", out};
  words.insert(words.end(), more.begin(), more.end());
  const Finished finished = run(words);
  if (finished.status != 0) throw std::runtime_error(finished.err);
  return out;
}

std::string Programme::sparse() const {
  return generate("sparse", {"--units", "20000", "--seed", "3", "--countries", "8"});
}

std::string Programme::dense() const {
  return generate("dense", {"--units", "40000", "--seed", "3", "--countries", "3", "--prevalence",
                            "0.02", "--psus", "4"});
}

nlohmann::json Programme::estimate(const std::string& data, const std::vector<std::string>& more) {
  std::vector<std::string> words = {"estimate", "--data", data, "--json"};
  words.insert(words.end(), more.begin(), more.end());
  const Finished finished = run(words);
  if (finished.status != 0) throw std::runtime_error(finished.err);
  return nlohmann::json::parse(finished.out);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char c : line)
    if (c == ',')
      fields.emplace_back();
    else
      fields.back() += c;
  return fields;
}

std::size_t column_of(const std::string& header, const std::string& name) {
  const auto names = fields_of(header);
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

}  // namespace setpoint::test
