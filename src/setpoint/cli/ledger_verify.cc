// setpoint ledger verify: whether the ledger is as it was written.
#include <memory>
#include <string>
#include <vector>

#include "setpoint/cli/command.h"
#include "setpoint/cli/ledger_options.h"
#include "setpoint/ledger/verify.h"

namespace setpoint::cli {
namespace {

struct Arguments : LedgerArguments {
  std::vector<std::string> heads;
};

std::string as_text(const ledger::Verification& v, const std::vector<ledger::Anchor>& anchors) {
  std::string text = std::to_string(v.entries) + " entries, " + std::to_string(v.documents) +
                     " documents, " + std::to_string(v.pages) + " pages\n";
  if (v.entries > 0) text += "head " + std::to_string(v.head.number) + ":" + v.head.hash + "\n";
  if (v.wal.bytes > 0)
    text += "write-ahead log: " + std::to_string(v.wal.bytes) + " bytes, " +
            std::to_string(v.wal.frames) + " committed frames; " +
            std::to_string(v.wal.trailing_bytes()) +
            " bytes at its end are no committed frames (left by an append that was interrupted, or "
            "changed)\n";
  if (!v.findings.empty())
    return text + "The ledger is not as it was written: " + std::to_string(v.findings.size()) +
           " findings.\n";
  text += "The ledger is sound.\n";
  if (anchors.empty())
    text +=
        "No receipt was given: a chain that was cut at its end cannot be told (--head "
        "NUMBER:HASH).\n";
  return text;
}

int run(const Arguments& arguments) {
  std::vector<ledger::Anchor> anchors;
  for (const std::string& text : arguments.heads) {
    auto anchor = ledger::parse_anchor(text);
    if (!anchor) return report(anchor.faults());
    anchors.push_back(*std::move(anchor));
  }
  const auto verification = ledger::verify(arguments.ledger, anchors);
  if (!verification) return report(verification.faults());
  const int printed =
      print(arguments.json ? ledger::to_json(*verification) : as_text(*verification, anchors));
  if (printed != 0) return printed;
  Faults found;
  for (const ledger::Finding& finding : verification->findings)
    found.push_back({FaultKind::data, {arguments.ledger}, finding.text(), ""});
  return report(found);
}

}  // namespace

void add_ledger_verify(CLI::App& ledger, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = ledger.add_subcommand(
      "verify", "Check every byte, entry, signature and document; say where something is wrong");
  add_ledger_options(*command, *arguments, false);
  command->add_option("--head", arguments->heads,
                      "A receipt that was kept, NUMBER:HASH: the chain must have it (repeatable)");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
