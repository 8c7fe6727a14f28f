#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "setpoint/cli/command.h"
#include "setpoint/cli/screen_output.h"
#include "setpoint/cli/today.h"
#include "setpoint/core/decimal.h"
#include "setpoint/data/bytes.h"
#include "setpoint/designation/read_list.h"
#include "setpoint/report/file_writer.h"
#include "setpoint/screening/flag_outcome.h"
#include "setpoint/screening/flag_words.h"
#include "setpoint/screening/plain_text.h"
#include "setpoint/screening/records.h"
#include "setpoint/screening/red_flags.h"
#include "setpoint/screening/screener.h"
#include "setpoint/screening/settings.h"

namespace setpoint::cli {
namespace {

struct Arguments {
  std::string list;
  std::string customers;
  std::string transactions;
  std::string name;
  std::string kind;
  std::string born;
  std::string country;
  std::string identifier;
  std::string threshold;
  std::vector<std::string> programmes;
  std::string settings;
  std::vector<std::string> set;
  std::string flags;
  std::string out;
  unsigned threads = 0;
  bool json = false;
};

Fault usage(std::string what, std::string expected) {
  return {FaultKind::usage, {}, std::move(what), std::move(expected)};
}

// The one customer of --name and what stands beside it.
Result<Customer> one_customer(const Arguments& arguments) {
  Customer made;
  made.name = arguments.name;
  if (!says_something(made.name))
    return usage("--name: '" + made.name + "'", "a name with a letter or a digit");
  if (!arguments.kind.empty()) {
    made.kind = parse_name_kind(arguments.kind);
    if (!made.kind || *made.kind == NameKind::address)
      return usage("--kind: '" + arguments.kind + "'", "person, entity or vessel");
  }
  if (!arguments.born.empty()) {
    made.birth = parse_partial_date(arguments.born);
    if (!made.birth)
      return usage("--born: '" + arguments.born + "'", "1970-05-31, 1970-05 or 1970");
    if (after(*made.birth, today()))
      return usage("--born: " + arguments.born + " has not come", "a day of today or before");
  }
  if (!arguments.country.empty()) {
    made.country = Country::parse(arguments.country);
    if (!made.country)
      return usage("--country: '" + arguments.country + "'",
                   "a country by its ISO 3166-1 alpha-2 code, such as MX");
  }
  made.identifiers = parts_of(arguments.identifier);
  return made;
}

Result<ScreeningPolicy> read_settings(const Arguments& arguments) {
  std::vector<PolicyOverride> overrides;
  for (const std::string& text : arguments.set) {
    auto parsed = parse_override(text);
    if (!parsed) return parsed.faults();
    overrides.push_back(*std::move(parsed));
  }
  if (!arguments.threshold.empty()) {
    const auto number = parse_number(arguments.threshold);
    if (!number || *number < kLeastThreshold || *number > 1)
      return usage("--threshold: '" + arguments.threshold + "'",
                   "a number from " + shortest(kLeastThreshold) + " to 1");
    overrides.push_back({"match.threshold", arguments.threshold});
  }
  std::optional<std::filesystem::path> file;
  if (!arguments.settings.empty()) file = arguments.settings;
  return read_screening_policy(file, overrides);
}

Result<FlagRules> read_rules(const std::string& file) {
  if (file.empty()) return read_red_flags(shipped_red_flags(), kShippedRedFlagsName);
  const auto text = read_all(file, file);
  if (!text) return text.faults();
  return read_red_flags(*text, file);
}

Result<SanctionsList> read_sanctions(const std::string& path) {
  const auto files = find_list_files(path);
  if (!files) return files.faults();
  return read_list(*files);
}

int run(const Arguments& arguments) {
  if (arguments.customers.empty() == arguments.name.empty())
    return report({usage("neither or both of --customers and --name", "one of them")});
  if (!arguments.transactions.empty() && arguments.customers.empty())
    return report({usage("--transactions without --customers", "the customers that they name")});
  const auto policy = read_settings(arguments);
  if (!policy) return report(policy.faults());
  const auto rules = read_rules(arguments.flags);
  if (!rules) return report(rules.faults());

  std::vector<Customer> customers;
  std::optional<Records> records;
  std::optional<Records> transactions;
  if (arguments.customers.empty()) {
    auto customer = one_customer(arguments);
    if (!customer) return report(customer.faults());
    customers.push_back(*std::move(customer));
  } else {
    auto read = read_records(arguments.customers, customer_columns(), today());
    if (!read) return report(read.faults());
    records = *std::move(read);
    customers = customers_of(*records);
  }
  if (!arguments.transactions.empty()) {
    auto read = read_records(arguments.transactions, transaction_columns(), today());
    if (!read) return report(read.faults());
    transactions = *std::move(read);
  }
  const auto list = read_sanctions(arguments.list);
  if (!list) return report(list.faults());
  if (list->published && *list->published > today())
    return report({{FaultKind::data,
                    {list->file},
                    "was published on " + list->published->text() + ", which has not come",
                    "a release of today or before"}});
  const auto screener = Screener::build(*list, policy->settings, arguments.programmes);
  if (!screener) return report(screener.faults());
  auto matches = screener->screen(customers, arguments.threads);
  if (!matches) return report(matches.faults());
  ScreenResult result{
      *screener, *rules, policy->policy.sha256(), std::move(customers), *std::move(matches),
      {},        {}};
  if (records) {
    auto flags =
        evaluate_flags(*rules, *records, transactions ? &*transactions : nullptr, policy->settings);
    if (!flags) return report(flags.faults());
    result.flags = *std::move(flags);
    result.unknown_words = unknown_words(*rules, *records, transactions ? &*transactions : nullptr);
  }
  if (!arguments.out.empty()) {
    const auto written = write_files(arguments.out, screen_files(result));
    if (!written) return report(written.faults());
  }
  return print(arguments.json ? screen_json(result) : screen_text(result));
}

}  // namespace

void add_screen(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand(
      "screen", "Customers against a list of designations, and red flags of FinCEN's advisories");
  command
      ->add_option("--list", arguments->list,
                   "OFAC's list: sdn.csv or SDN.XML, packed or not, or the folder with it")
      ->required();
  command->add_option("--customers", arguments->customers, "CSV of customers (docs/screening.md)");
  command->add_option("--name", arguments->name, "One name instead of a file");
  command->add_option("--kind", arguments->kind, "With --name: person, entity or vessel");
  command->add_option("--born", arguments->born, "With --name: day, month or year of birth");
  command->add_option("--country", arguments->country, "With --name: ISO 3166-1 alpha-2");
  command->add_option("--identifier", arguments->identifier,
                      "With --name: documents and registrations, with semicolons between");
  command->add_option("--transactions", arguments->transactions,
                      "CSV of transactions, for the red flags");
  command->add_option("--threshold", arguments->threshold, "Show matches from this score on");
  command
      ->add_option("--programme", arguments->programmes,
                   "Only entries of this programme (repeatable)")
      ->expected(1)
      ->take_all();
  command->add_option("--settings", arguments->settings,
                      "Settings, laid over the shipped policy/screening.toml");
  command->add_option("--set", arguments->set, "KEY=VALUE: override one setting (repeatable)")
      ->expected(1)
      ->take_all();
  command->add_option("--flags", arguments->flags,
                      "Rules for red flags instead of the shipped policy/red-flags.toml");
  command->add_option("--out", arguments->out, "Folder for matches.csv and flags.csv");
  command
      ->add_option("--threads", arguments->threads,
                   "Threads; the result does not depend on it (default: all)")
      ->check(CLI::Range(0u, 1024u));
  command->add_flag("--json", arguments->json, "Machine-readable output");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
