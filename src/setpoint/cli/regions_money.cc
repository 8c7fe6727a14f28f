// setpoint regions money: the ledger from revenue to interventions, to the cent, and its check.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "setpoint/cli/regions.h"
#include "setpoint/cli/response_options.h"
#include "setpoint/report/file_writer.h"
#include "setpoint/report/response_text.h"
#include "setpoint/response/money.h"

namespace setpoint::cli {
namespace {

struct Arguments {
  ResponseArguments response;
  std::string determination, allocation, verify, out;
  bool json = false;
};

int show(const Arguments& arguments, const MoneyLedger& ledger) {
  return print(arguments.json ? money_json(ledger).dump(2) + "\n" : money_text(ledger));
}

Result<MoneyLedger> made_from(const Arguments& arguments) {
  const auto inputs = read_response(arguments.response);
  if (!inputs) return inputs.faults();
  const auto determination = read_text_file(arguments.determination);
  if (!determination) return determination.faults();
  const auto revenue = read_revenue(*determination, arguments.determination);
  if (!revenue) return revenue.faults();
  const auto allocation = read_text_file(arguments.allocation);
  if (!allocation) return allocation.faults();
  const AllocationSettings& settings = inputs->policy.settings;
  return make_ledger(*revenue, {settings.administration, settings.reserve}, *allocation,
                     arguments.allocation);
}

// What is conserved may still be another journal: only the documents that it was made from tell.
Result<Done> same_entries(const MoneyLedger& read, const MoneyLedger& made,
                          const std::string& file) {
  const auto text = [](const std::vector<MoneyEntry>& entries, std::size_t k) -> std::string {
    if (k >= entries.size()) return "none";
    return entries[k].from + " to " + entries[k].to + ", " + std::to_string(entries[k].cents) +
           " cents, why '" + entries[k].why + "', source '" + entries[k].source + "'";
  };
  for (std::size_t k = 0; k < std::max(read.entries.size(), made.entries.size()); ++k)
    if (text(read.entries, k) != text(made.entries, k))
      return Fault{FaultKind::data,
                   {file, 0, 0},
                   "entry " + std::to_string(k + 1) + " is " + text(read.entries, k),
                   text(made.entries, k)};
  return Done{};
}

int verify(const Arguments& arguments, bool from_documents) {
  const auto bytes = read_text_file(arguments.verify);
  if (!bytes) return report(bytes.faults());
  const auto ledger = read_money(*bytes, arguments.verify);
  if (!ledger) return report(ledger.faults());
  if (from_documents) {
    const auto made = made_from(arguments);
    if (!made) return report(made.faults());
    if (const auto same = same_entries(*ledger, *made, arguments.verify); !same)
      return report(same.faults());
  }
  return show(arguments, *ledger);
}

int run(const Arguments& arguments) {
  const bool documents = !arguments.determination.empty() && !arguments.allocation.empty();
  const bool half = arguments.determination.empty() != arguments.allocation.empty();
  const bool verifies = !arguments.verify.empty();
  if (half || (!documents && !verifies) || (verifies && !arguments.out.empty()))
    return report({Fault{FaultKind::usage,
                         {},
                         "nothing to make or to verify",
                         "--determination FILE --allocation FILE [--out DIR], or --verify FILE "
                         "with or without those two"}});
  if (verifies) return verify(arguments, documents);
  const auto ledger = made_from(arguments);
  if (!ledger) return report(ledger.faults());
  if (!arguments.out.empty())
    if (const auto written =
            write_files(arguments.out, {{"money.json", money_json(*ledger).dump(2) + "\n"},
                                        {"money.csv", money_csv(*ledger)}});
        !written)
      return report(written.faults());
  return show(arguments, *ledger);
}

}  // namespace

void add_regions_money(CLI::App& regions, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = regions.add_subcommand(
      "money", "From a determination's revenue to interventions, to the cent");
  command->add_option("--determination", arguments->determination, "determination.json");
  command->add_option("--allocation", arguments->allocation,
                      "allocation.json, as regions allocate --out writes it");
  command->add_option(
      "--verify", arguments->verify,
      "Check a money.json: that it is conserved, and with the other two that it is theirs");
  add_response_options(*command, arguments->response);
  command->add_option("--out", arguments->out, "Folder for money.json and money.csv");
  command->add_flag("--json", arguments->json, "Machine-readable output");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
