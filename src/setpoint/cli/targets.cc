// setpoint targets: which actors of a supply network are central and hard to replace, and what is
// missing without them once the network has grown back.
#include <algorithm>
#include <charconv>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "setpoint/cli/command.h"
#include "setpoint/cli/study_options.h"
#include "setpoint/network/centrality.h"
#include "setpoint/network/study_json.h"
#include "setpoint/report/file_writer.h"
#include "setpoint/report/targets_text.h"

namespace setpoint::cli {
namespace {

struct Arguments : StudyArguments {
  std::size_t top = 20;
  std::optional<std::size_t> sources;
  std::string seed = "1";
  std::string actor;
  std::optional<std::size_t> size;
  std::optional<double> budget;
  std::string objective = "regrowth";
  std::vector<std::string> remove;
  std::uint32_t runs = 400;
  std::uint32_t search_runs = 48;
  std::string out;
  bool json = false;
};

using Json = nlohmann::ordered_json;

Seed seed_of(const Arguments& arguments) {
  std::uint64_t value = 0;
  std::from_chars(arguments.seed.data(), arguments.seed.data() + arguments.seed.size(), value);
  return Seed{value};
}

// What was asked for on standard output, and with --out the same as files.
int answer(const Arguments& arguments, const Study& study, std::string_view kind, const Json& json,
           const std::string& text, std::vector<NamedBytes> files) {
  Json document = {{"schema", "setpoint.targets-" + std::string(kind) + "/1"},
                   {"program", SETPOINT_VERSION},
                   {"network", study_id(study)},
                   {"seed", seed_of(arguments).value}};
  document.update(json);
  document["settings"] = settings_json(study);
  const std::string whole = document.dump(2) + "\n";
  if (!arguments.out.empty()) {
    files.push_back({"targets.json", whole});
    if (const auto written = write_files(arguments.out, files); !written)
      return report(written.faults());
  }
  return print(arguments.json ? whole : text);
}

RankingOptions ranking_options(const Arguments& arguments, const Study& study,
                               std::size_t detailed) {
  return {arguments.sources.value_or(usual_sources(study.network())), detailed, seed_of(arguments)};
}

int run_rank(const Arguments& arguments, const Study& study) {
  const Ranking ranking = study.rank(ranking_options(arguments, study, arguments.top));
  return answer(arguments, study, "rank", ranking_json(study, ranking, arguments.top),
                ranking_text(study, ranking, arguments.top),
                {{"targets.csv", ranking_csv(study, ranking, arguments.top)}});
}

int run_why(const Arguments& arguments, const Study& study) {
  const auto actor = study.actors({arguments.actor});
  if (!actor) return report(actor.faults());
  RankingOptions options = ranking_options(arguments, study, arguments.top);
  options.also = actor->front();
  const Ranking ranking = study.rank(options);
  std::size_t place = 1;
  while (ranking.targets[place - 1].actor != actor->front()) ++place;
  const auto measures = centralities(study.network());
  Json json = target_json(study, ranking.targets[place - 1]);
  json["place"] = place;
  // Those before it may stand there by a bound alone.
  json["place_exact"] = place <= ranking.detailed;
  json["of"] = ranking.targets.size();
  json["substitutes_within_reach"] = ranking.targets[place - 1].substitutes_within_reach;
  Json others = Json::object();
  for (const Centrality& measure : measures)
    others[std::string(measure.name)] = measure.value[actor->front()];
  json["other_measures"] = std::move(others);
  return answer(arguments, study, "why", json, target_text(study, ranking, place, measures), {});
}

int run_set(const Arguments& arguments, const Study& study) {
  SetQuestion question;
  const auto* const found =
      std::find_if(kObjectives.begin(), kObjectives.end(),
                   [&](Objective each) { return name(each) == arguments.objective; });
  if (found == kObjectives.end())
    return report({Fault{FaultKind::usage,
                         {},
                         "--objective '" + arguments.objective + "'",
                         "regrowth, supply, routes, ties or fragmentation"}});
  question.objective = *found;
  if (arguments.size) question.size = *arguments.size;
  question.budget = arguments.budget;
  question.runs = arguments.runs;
  question.search_runs = arguments.search_runs;
  question.seed = seed_of(arguments);
  const auto set = study.find_set(question);
  if (!set) return report(set.faults());
  return answer(arguments, study, "set", set_json(study, *set), set_text(study, *set), {});
}

int run_simulate(const Arguments& arguments, const Study& study) {
  std::vector<std::string> ids;
  for (const std::string& text : arguments.remove) {
    // An id may hold a comma.
    if (study.network().find(text)) {
      ids.push_back(text);
      continue;
    }
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find(',', begin), text.size());
      std::string id = text.substr(begin, end - begin);
      begin = end + 1;
      // Blanks around a comma are none of an id, unless there is one with them.
      if (!study.network().find(id)) {
        const std::size_t first = std::min(id.find_first_not_of(' '), id.size());
        id = id.substr(first, id.find_last_not_of(' ') + 1 - first);
      }
      ids.push_back(std::move(id));
    }
  }
  const auto targets = study.actors(ids);
  if (!targets) return report(targets.faults());
  const Judgement judgement = study.simulate(*targets, arguments.runs, seed_of(arguments));
  return answer(arguments, study, "simulation", judgement_json(study, judgement),
                judgement_text(study, judgement), {});
}

int run_compare(const Arguments& arguments, const Study& study) {
  ComparisonOptions options;
  options.budget = arguments.budget;
  const std::size_t usual = options.budget ? study.network().size() : options.size;
  options.size = std::min(arguments.size.value_or(usual), study.network().size());
  options.runs = arguments.runs;
  options.search_runs = arguments.search_runs;
  options.seed = seed_of(arguments);
  const auto judgements = study.compare(options);
  if (!judgements) return report(judgements.faults());
  return answer(arguments, study, "comparison", comparison_json(study, *judgements, options),
                comparison_text(study, *judgements, options),
                {{"comparison.csv", comparison_csv(study, *judgements)}});
}

using Question = int (*)(const Arguments&, const Study&);

CLI::App* add(CLI::App& targets, const std::string& name, const std::string& what,
              const std::shared_ptr<Arguments>& arguments, Question question, int& status) {
  CLI::App* command = targets.add_subcommand(name, what);
  add_study_options(*command, *arguments, true);
  command->add_option("--seed", arguments->seed, "Seed of every draw (default 1)")
      ->check(seed_problem);
  command->add_option("--out", arguments->out, "Folder for the result as files");
  command->add_flag("--json", arguments->json, "Machine-readable output");
  command->callback([arguments, question, &status] {
    const auto study = open_study(*arguments);
    status = study ? question(*arguments, *study) : report(study.faults());
  });
  return command;
}

void add_runs(CLI::App& command, Arguments& arguments, bool search) {
  command.add_option("--runs", arguments.runs, "Runs of regrowth that judge a set (default 400)")
      ->check(CLI::Range(2U, 1'000'000U));
  if (search)
    command
        .add_option("--search-runs", arguments.search_runs,
                    "Runs of regrowth that the search for a set looks at (default 48)")
        ->check(CLI::Range(1U, 100'000U));
}

}  // namespace

void add_targets(CLI::App& program, int& status) {
  CLI::App* targets = program.add_subcommand(
      "targets", "Which actors of a supply network are central and hard to replace");
  targets->require_subcommand(1);
  const auto counted = CLI::Range(std::size_t{1}, std::size_t{1'000'000'000});

  auto rank = std::make_shared<Arguments>();
  CLI::App* command = add(*targets, "rank", "The targets of the largest value, with its parts",
                          rank, run_rank, status);
  command->add_option("--top", rank->top, "How many (default 20)")->check(counted);
  command->add_option("--sources", rank->sources,
                      "Estimate betweenness from so many sources (default: exact where it takes "
                      "less than about a minute, else 512)");

  auto why = std::make_shared<Arguments>();
  command = add(*targets, "why", "Where one actor's value comes from", why, run_why, status);
  command->add_option("actor", why->actor, "Its id")->required();
  command->add_option("--sources", why->sources, "As of rank");

  auto set = std::make_shared<Arguments>();
  command = add(*targets, "set", "The best set of targets within a size or a budget", set, run_set,
                status);
  command->add_option("--size", set->size, "At most so many targets")->check(counted);
  command->add_option("--budget", set->budget, "The most that their costs may sum to")
      ->check(CLI::PositiveNumber);
  command->add_option("--objective", set->objective,
                      "regrowth (default), supply, routes, ties or fragmentation");
  add_runs(*command, *set, true);

  auto simulate = std::make_shared<Arguments>();
  command = add(*targets, "simulate", "What is missing, month by month, without some actors",
                simulate, run_simulate, status);
  command->add_option("--remove", simulate->remove, "Their ids, commas between (repeatable)")
      ->expected(1)
      ->take_all()
      ->required();
  add_runs(*command, *simulate, false);

  auto compare = std::make_shared<Arguments>();
  command =
      add(*targets, "compare", "Ours against kingpin, betweenness, collective influence and random",
          compare, run_compare, status);
  command
      ->add_option("--size", compare->size,
                   "How many targets (default 5; with a budget as many as it pays for)")
      ->check(counted);
  command
      ->add_option("--budget", compare->budget,
                   "The most that the costs of a set may sum to; every way spends within it")
      ->check(CLI::PositiveNumber);
  add_runs(*command, *compare, true);
}

}  // namespace setpoint::cli
