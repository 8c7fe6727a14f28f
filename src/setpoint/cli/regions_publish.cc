// setpoint regions publish: counts of deaths from which no withheld count can be worked out.
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "setpoint/cli/policy_options.h"
#include "setpoint/cli/regions.h"
#include "setpoint/data/regional_dataset.h"
#include "setpoint/disclosure/protect_deaths.h"
#include "setpoint/disclosure/settings.h"
#include "setpoint/report/disclosure_text.h"

namespace setpoint::cli {
namespace {

struct Arguments {
  std::string data;
  std::string out;
  std::vector<std::string> by;
  std::vector<std::string> causes;
  std::vector<std::string> previous;
  std::string settings;
  std::vector<std::string> set;
  bool series_apart = false;
  bool rolling = false;
  bool json = false;
};

Fault usage(std::string what, std::string expected) {
  return {FaultKind::usage, {}, std::move(what), std::move(expected)};
}

Result<DisclosurePolicy> read_settings(const Arguments& arguments) {
  const auto overrides = overrides_in(arguments.set);
  if (!overrides) return overrides.faults();
  std::optional<std::filesystem::path> file;
  if (!arguments.settings.empty()) file = arguments.settings;
  return read_disclosure_policy(file, *overrides);
}

Result<std::vector<Level>> levels_of(const Arguments& arguments) {
  std::vector<Level> levels;
  for (const std::string& text : arguments.by) {
    bool known = false;
    for (const Level level : kLevels)
      if (name(level) == text) {
        levels.push_back(level);
        known = true;
      }
    if (!known) return usage("--by: '" + text + "'", "nation, state, county or area");
  }
  if (levels.empty()) levels.assign(kLevels.begin(), kLevels.end());
  return levels;
}

Result<std::vector<Cause>> causes_of(const Arguments& arguments) {
  std::vector<Cause> causes;
  for (const std::string& text : arguments.causes) {
    const auto cause = parse_cause(text);
    if (!cause) return usage("--cause: '" + text + "'", "a cause such as synthetic-opioids");
    causes.push_back(*cause);
  }
  if (causes.empty()) causes.assign(kCauses.begin(), kCauses.end());
  return causes;
}

// What was shown in earlier releases is known of each count, and counts that are only there bind
// what is published now.
Result<Publication> with_previous(const Publication& now, const Arguments& arguments) {
  std::vector<Publication> releases;
  for (const std::string& folder : arguments.previous) {
    const auto before = read_publication(folder);
    if (!before) return before.faults();
    Publication release = renamed(*before, now);
    for (auto& [key, record] : release.records) {
      // Not offered again, unless the dataset still has it.
      record.earlier = record.count;
      record.not_shown = NotShown::other;
      record.count.reset();
    }
    releases.push_back(std::move(release));
  }
  releases.push_back(now);
  Publication made;
  for (const Publication& each : releases) {
    for (const auto& [key, record] : each.records) {
      CountRecord& kept = made.records[key];
      const auto earlier = record.earlier ? record.earlier : kept.earlier;
      kept = record;
      kept.earlier = earlier;
    }
    for (const auto& [key, counties] : each.areas) made.areas[key] = counties;
  }
  return made;
}

// What would be needed of a count that is not protected.
std::string expected_of(const Leak& leak, std::int64_t width) {
  std::string text = "a count that can be withheld; nothing was written";
  if (leak.always)
    text =
        "values " + std::to_string(width) +
        " apart: no pattern protects this count, even with all withheld that may be; nothing was "
        "written";
  else if (leak.outcome == Hiding::undecided)
    text = "an answer whether it is protected; nothing was written";
  if (leak.before)
    text +=
        "; if it has been revised since, --set earlier.revised=fresh takes what it is now for "
        "unknown to the reader";
  return text;
}

int run(const Arguments& arguments) {
  const auto policy = read_settings(arguments);
  if (!policy) return report(policy.faults());
  const auto levels = levels_of(arguments);
  if (!levels) return report(levels.faults());
  const auto causes = causes_of(arguments);
  if (!causes) return report(causes.faults());
  const auto regional = read_regional(arguments.data);
  if (!regional) return report(regional.faults());
  const auto counts = regional_counts(*regional, *levels, *causes);
  if (!counts) return report(counts.faults());
  if (counts->records.empty())
    return report({{FaultKind::data,
                    {arguments.data, 0, 0},
                    "no deaths of these levels and causes",
                    "a table of kind regional_deaths"}});
  const SuppressionRule& rule = policy->rule;
  Binding binding;
  binding.series_apart = arguments.series_apart;
  binding.rolling = arguments.rolling;
  // What the publisher's own tables give away, before anything is withheld by us.
  const auto source = death_tables(counts->records, counts->areas, rule, binding);
  if (!source) return report(source.faults());
  std::vector<char> small;
  for (const CountCell& cell : source->tables.cells()) small.push_back(cell.small ? 1 : 0);
  const AttackReport found = attack(source->tables, source->showing, small, rule);

  const auto all = with_previous(*counts, arguments);
  if (!all) return report(all.faults());
  const auto protected_deaths = protect_deaths(all->records, all->areas, rule, binding);
  if (!protected_deaths) return report(protected_deaths.faults());
  const DeathTables& tables = protected_deaths->bound;
  const Protected& made = protected_deaths->made;
  AttackReport named = found;
  named.leaks.clear();
  for (Leak leak : found.leaks) {
    const auto at = tables.tables.find(source->tables.cells()[leak.cell].key);
    if (!at) continue;  // a month in no table, of a sum that does not bind with earlier releases
    leak.cell = *at;
    named.leaks.push_back(leak);
  }
  const SuppressionAnswer answer{regional->name,
                                 regional->sha256,
                                 policy->policy.sha256(),
                                 rule,
                                 tables,
                                 counts->areas,
                                 made,
                                 named,
                                 arguments.previous.size()};
  if (!made.safe()) {
    Faults faults;
    if (!made.attack.possible)
      faults.push_back({FaultKind::data,
                        {arguments.data, 0, 0},
                        "the tables contradict each other",
                        "parts that sum to their totals"});
    for (const Leak& leak : made.attack.leaks)
      faults.push_back({FaultKind::data,
                        {arguments.data, 0, 0},
                        tables.tables.cells()[leak.cell].key + ": " + leak_words(leak),
                        expected_of(leak, rule.width)});
    return report(faults);
  }
  if (!arguments.out.empty()) {
    const auto written = write_files(arguments.out, suppression_files(answer));
    if (!written) return report(written.faults());
  }
  return print(arguments.json ? suppression_json(answer) : suppression_text(answer));
}

}  // namespace

void add_regions_publish(CLI::App& regions, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = regions.add_subcommand(
      "publish", "Counts of deaths from which no withheld count can be worked out");
  command->add_option("--data", arguments->data, "Folder with dataset.toml")->required();
  command->add_option("--out", arguments->out, "Folder for the tables and suppression.json");
  const auto many = [&](const char* option, std::vector<std::string>& values, const char* help) {
    command->add_option(option, values, help)->expected(1)->take_all();
  };
  many("--by", arguments->by, "nation, state, county or area (repeatable; default: all)");
  many("--cause", arguments->causes, "Cause of death (repeatable; default: all)");
  many("--previous", arguments->previous,
       "Folder of an earlier release, oldest first (repeatable)");
  command->add_option("--settings", arguments->settings,
                      "Settings, laid over the shipped policy/disclosure.toml");
  many("--set", arguments->set, "KEY=VALUE: override one setting (repeatable)");
  command->add_flag("--series-apart", arguments->series_apart,
                    "Sums hold within each table only: the tables are not of one definition");
  command->add_flag("--rolling", arguments->rolling,
                    "Sums of twelve months that overlap bind one another without their months "
                    "(slow on long records)");
  command->add_flag("--json", arguments->json, "Machine-readable output");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
