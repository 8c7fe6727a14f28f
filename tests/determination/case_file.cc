#include "determination/case_file.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <sstream>

#include "setpoint/core/decimal.h"
#include "setpoint/core/quarter.h"
#include "setpoint/policy/nearest.h"
#include "setpoint/policy/schema.h"

namespace setpoint::test {
namespace {

constexpr std::array<std::string_view, 15> kTables = {
    "seizures",        "regional_seizures", "deaths",     "crossings", "imports",
    "covered_imports", "governance",        "regulation", "subsidy",   "routing",
    "precursors",      "inspections",       "strata",     "coverage",  "decreed"};
constexpr std::string_view kComment = "#";

std::optional<std::string> text_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return std::nullopt;
  std::ostringstream text;
  text << stream.rdbuf();
  return std::move(text).str();
}

// Without a note at its end: " # ..." outside quotes.
std::string_view without_note(std::string_view line) {
  bool quoted = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '"') quoted = !quoted;
    if (line[at] == '#' && !quoted && (at == 0 || line[at - 1] == ' '))
      return trimmed(line.substr(0, at));
  }
  return trimmed(line);
}

bool known_key(std::string_view key) {
  const std::size_t cut = key.find(".distribution.");
  return find_key(key.substr(0, cut)) != nullptr;
}

class CaseReader {
 public:
  explicit CaseReader(const std::filesystem::path& file) { case_.file = file; }

  Result<PolicyCase> read(std::string_view text) {
    std::size_t comments = 0;
    while (!text.empty()) {
      ++line_;
      const std::size_t end = std::min(text.find('\n'), text.size());
      const std::string_view line = trimmed(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
      if (line.empty()) continue;
      if (line.starts_with(kComment)) {
        if (section_.empty() && comments++ == 0)
          case_.title = trimmed(line.substr(kComment.size()));
      } else if (line.front() == '[' && line.back() == ']') {
        open(line.substr(1, line.size() - 2));
      } else if (section_.empty()) {
        fault("text before the first section", "a section like [policy]");
      } else {
        add(line);
      }
    }
    close();
    line_ = 1;
    if (comments < 2 || case_.title.empty())
      fault("a case that does not say what it shows and why",
            "a first line with its title and at least one more with the reason, both after #");
    if (case_.expectations.empty() && case_.faults.empty() && case_.windows.empty())
      fault("a case that expects nothing", "a section like [expect 2024Q2] or [expect fault]");
    if (!case_.faults.empty() && (!case_.expectations.empty() || !case_.windows.empty()))
      fault("a case that expects a fault and a determination", "one of them");
    if (!faults_.empty()) return std::move(faults_);
    return std::move(case_);
  }

 private:
  [[nodiscard]] Location here() const { return {case_.file.string(), line_, 0}; }
  void fault(std::string what, std::string expected) {
    faults_.push_back({FaultKind::data, here(), std::move(what), std::move(expected)});
  }

  void open(std::string_view header) {
    close();
    opened_ = here();
    lines_ = 0;
    const std::size_t space = header.find(' ');
    section_ = header.substr(0, space);
    of_ = space == std::string_view::npos ? "" : trimmed(header.substr(space));
    if (!seen_.insert(std::string(header)).second)
      fault("section [" + std::string(header) + "] a second time", "each section once");
    if (section_ == "policy") return read_shared_policy();
    if (section_ == "expect") {
      if (of_ != "fault" && of_ != "windows" && !Quarter::parse(of_))
        fault("'" + of_ + "' is nothing to expect", "a quarter like 2024Q2, windows or fault");
      return;
    }
    const bool table = std::find(kTables.begin(), kTables.end(), section_) != kTables.end();
    if ((!table && section_ != "run") || !of_.empty()) {
      std::vector<std::string_view> known(kTables.begin(), kTables.end());
      known.insert(known.end(), {"policy", "run", "expect"});
      return fault("unknown section [" + std::string(header) + "]",
                   "a known one; the nearest is [" + std::string(nearest(section_, known)) + "]");
    }
    if (table) case_.tables.push_back({section_, "", {}});
  }

  void close() {
    if (section_.empty() || lines_ > 0 || (section_ == "policy" && !of_.empty())) return;
    faults_.push_back(
        {FaultKind::data, opened_, "section [" + section_ + "] without a line", "at least one"});
  }

  // A policy that several cases share: NAME.policy beside the case.
  void read_shared_policy() {
    if (of_.empty()) return;
    const std::filesystem::path file = case_.file.parent_path() / (of_ + ".policy");
    const std::optional<std::string> text = text_of(file);
    if (!text) return fault("no policy " + file.filename().string() + " beside the case", "one");
    std::istringstream lines(*text);
    std::uint64_t number = 0;
    for (std::string line; std::getline(lines, line);) {
      ++number;
      const std::string_view rest = without_note(line);
      if (!rest.empty()) add_policy(rest, {file.string(), number, 0});
    }
  }

  void add(std::string_view line) {
    ++lines_;
    if (section_ == "policy") {
      if (std::string_view rest = without_note(line); !rest.empty()) add_policy(rest, here());
    } else if (section_ == "run") {
      add_run(without_note(line));
    } else if (section_ == "expect") {
      add_expected(without_note(line));
    } else if (!case_.tables.empty() && case_.tables.back().kind == section_) {
      CaseTable& table = case_.tables.back();
      table.csv += std::string(line) + "\n";
      table.lines.push_back(line_);
    }
  }

  void add_policy(std::string_view line, const Location& where) {
    const auto complain = [&](std::string what, std::string expected) {
      faults_.push_back({FaultKind::data, where, std::move(what), std::move(expected)});
    };
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos)
      return complain("'" + std::string(line) + "' sets nothing", "KEY = VALUE");
    PolicyOverride set{std::string(trimmed(line.substr(0, equals))),
                       std::string(trimmed(line.substr(equals + 1)))};
    if (!known_key(set.key))
      return complain("unknown key " + set.key,
                      "a known key; the nearest is " +
                          std::string(determination_schema().nearest_key(set.key)));
    if (!set_.insert(where.file + set.key).second)
      return complain(set.key + " is set twice", "once");
    // A case has the last word over the policy that it shares.
    std::erase_if(case_.policy, [&](const PolicyOverride& other) { return other.key == set.key; });
    case_.policy.push_back(std::move(set));
  }

  void add_run(std::string_view line) {
    const std::size_t equals = std::min(line.find('='), line.size());
    const std::string_view key = trimmed(line.substr(0, equals));
    const auto value = parse_number(trimmed(line.substr(std::min(equals + 1, line.size()))));
    if (!value || *value < 1 || *value > 1e6 || *value != static_cast<std::uint32_t>(*value))
      return fault("'" + std::string(line) + "'", "draws or seed = a whole number");
    if (key == "draws")
      case_.draws = static_cast<std::uint32_t>(*value);
    else if (key == "seed")
      case_.seed = Seed{static_cast<std::uint64_t>(*value)};
    else
      fault("unknown setting " + std::string(key), "draws or seed");
  }

  void add_expected(std::string_view line) {
    if (of_ == "fault") {
      case_.faults.push_back({here(), std::string(line)});
    } else if (of_ == "windows") {
      std::istringstream words{std::string(line)};
      for (std::string word; words >> word;) {
        if (!Quarter::parse(word)) fault("'" + word + "' is no quarter", "a quarter like 2024Q2");
        case_.windows.push_back({here(), word});
      }
    } else {
      auto read = read_expectations(line, here(), of_);
      if (!read) {
        faults_.insert(faults_.end(), read.faults().begin(), read.faults().end());
        return;
      }
      for (Expectation& one : *read) {
        std::string name = of_ + " ";
        for (const std::string& word : one.subject) name += word + " ";
        for (const std::string& word : one.path) name += word + ".";
        if (one.relation == Relation::equals && !expected_.insert(name).second)
          fault(one.text + " of a number that is expected already", "one expectation of it");
        case_.expectations.push_back(std::move(one));
      }
    }
  }

  PolicyCase case_;
  Faults faults_;
  std::uint64_t line_ = 0;
  std::string section_, of_;
  Location opened_;
  std::size_t lines_ = 0;
  std::set<std::string> seen_, set_, expected_;
};

}  // namespace

Result<PolicyCase> parse_case(std::string_view text, const std::filesystem::path& file) {
  return CaseReader(file).read(text);
}

Result<PolicyCase> read_case(const std::filesystem::path& file) {
  const std::optional<std::string> text = text_of(file);
  if (!text)
    return Fault{FaultKind::machine, {file.string(), 0, 0}, "cannot be read", "a readable file"};
  return parse_case(*text, file);
}

std::vector<std::filesystem::path> case_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code missing;
  for (const auto& entry : std::filesystem::directory_iterator(folder, missing))
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace setpoint::test
