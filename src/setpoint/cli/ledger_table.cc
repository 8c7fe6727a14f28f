#include "setpoint/cli/ledger_table.h"

#include "setpoint/report/terminal_text.h"

namespace setpoint::cli {
namespace {

std::string who(const std::optional<ledger::Act>& act) {
  return act ? act->author : "-";
}

std::string line(std::string_view label, std::string_view text) {
  constexpr std::size_t kLabel = 15;
  return padded_right(label, kLabel) + std::string(text) + "\n";
}

std::string act_text(const ledger::Act& act) {
  std::string text = act.author + ", " + act.recorded + ", entry " + std::to_string(act.entry);
  return act.note.empty() ? text : text + ": " + act.note;
}

}  // namespace

std::string determinations_table(
    const std::vector<const ledger::DeterminationRecord*>& determinations) {
  constexpr std::size_t kId = 24;
  constexpr std::size_t kPeriod = 18;
  constexpr std::size_t kState = 12;
  constexpr std::size_t kName = 22;
  const auto row = [](std::string_view id, std::string_view period, std::string_view state,
                      const std::string& added, const std::string& reviewed,
                      const std::string& published) {
    return padded_right(id, kId) + padded_right(period, kPeriod) + padded_right(state, kState) +
           padded_right(cut(added, kName - 2), kName) +
           padded_right(cut(reviewed, kName - 2), kName) + cut(published, kName - 2) + "\n";
  };
  std::string text = row("id", "valid period", "state", "added", "reviewed", "published");
  for (const ledger::DeterminationRecord* d : determinations)
    text += row(d->body.id, d->body.first.text() + " to " + d->body.last.text(),
                ledger::name(d->status()), d->added.author, who(d->review), who(d->publication));
  return text;
}

std::string determination_text(const ledger::State& state, const ledger::DeterminationRecord& d) {
  std::string text = line("id", d.body.id) + line("state", ledger::name(d.status())) +
                     line("valid period", d.body.first.text() + " to " + d.body.last.text()) +
                     line("previous", d.body.previous.value_or("none")) +
                     line("added", act_text(d.added));
  if (d.review) text += line("reviewed", act_text(*d.review));
  if (d.publication) text += line("published", act_text(*d.publication));
  if (d.superseded_by) text += line("superseded by", *d.superseded_by);
  text += line("policy",
               d.body.policy_name + " " + d.body.policy_version + ", " + d.body.policy_sha256) +
          line("dataset", d.body.dataset_name + ", " + d.body.dataset_sha256) +
          line("seed", std::to_string(d.body.seed)) + line("draws", std::to_string(d.body.draws)) +
          line("program", d.body.program.value_or("not stated")) +
          line("document", d.body.determination) +
          line("sources", d.body.sources.value_or("not kept"));
  for (const ledger::ObjectionRecord& objection : state.objections()) {
    if (objection.body.determination != d.body.id) continue;
    text += line("objection", objection.added.author + ", " + objection.added.recorded +
                                  ", entry " + std::to_string(objection.added.entry) + ", " +
                                  objection.body.number + ": " + objection.body.text);
    for (const ledger::Act& answer : objection.answers) text += line("  answer", act_text(answer));
  }
  return text;
}

std::string entry_text(const ledger::Entry& e) {
  return line("entry", std::to_string(e.number)) + line("recorded", e.recorded) +
         line("kind", e.kind) + line("subject", e.subject) + line("body", e.body) +
         line("author", e.author) + line("public key", e.public_key) +
         line("previous", e.previous) + line("hash", e.hash) + line("signature", e.signature);
}

}  // namespace setpoint::cli
