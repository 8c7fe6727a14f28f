// R's survey package on a log of this test, in the same run: totals and standard errors of every
// cell, and the incidence of every channel with its Korn-Graubard interval. Skipped where R or the
// package is not there.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "setpoint/sampling/flow_estimate.h"
#include "setpoint/sampling/generator.h"
#include "setpoint/sampling/generator_tables.h"
#include "support/dataset_folder.h"

namespace setpoint::test {
namespace {

constexpr double kRelative = 1e-9;

// Arguments: the folder. Every row is a unit, as svyciprop counts rows.
constexpr const char* kScript = R"(
suppressPackageStartupMessages(library(survey))
folder <- commandArgs(trailingOnly = TRUE)[1]
log <- read.csv(file.path(folder, "inspections.csv"), na.strings = "", stringsAsFactors = FALSE)
strata <- read.csv(file.path(folder, "strata.csv"), na.strings = "", stringsAsFactors = FALSE)
log <- log[log$selection == "random", ]
log$psus <- strata$psus[match(log$stratum, strata$stratum)]
log$finds <- as.numeric(log$result == "positive")
log$gross <- ifelse(log$finds == 1, log$mass_g / 1000, 0)
log$pure <- ifelse(log$finds == 1, log$gross * log$purity, 0)
log$pills <- ifelse(is.na(log$pills), 0, log$pills)
design <- svydesign(id = ~psu, strata = ~stratum, weights = ~weight, fpc = ~psus, nest = TRUE,
                    data = log)
say <- function(...) cat(..., "\n")
number <- function(x) sprintf("%.17g", x)
found <- subset(log, finds == 1)
for (name in sort(unique(paste(found$origin, found$channel, found$form)))) {
  cell <- strsplit(name, " ")[[1]]
  total <- svytotal(~finds + gross + pure + pills,
    subset(design, origin == cell[1] & channel == cell[2] & !is.na(form) & form == cell[3]))
  say("cell", name, number(coef(total)), number(SE(total)))
}
for (one in sort(unique(log$channel))) {
  domain <- subset(design, channel == one)
  share <- svymean(~finds, domain)
  if (coef(share) == 0) next
  limits <- confint(svyciprop(~finds, domain, method = "beta", level = 0.9))
  say("channel", one, number(coef(share)), number(SE(share)), number(limits[1]),
    number(limits[2]), degf(domain))
}
)";

bool r_survey_is_there() {
  return std::system("Rscript --vanilla -e 'library(survey)' >/dev/null 2>&1") == 0;
}

// What the script printed, by the names before the numbers.
using Answers = std::map<std::string, std::vector<double>>;

Answers answers_in(const std::filesystem::path& file) {
  Answers answers;
  std::ifstream in(file);
  std::string line;
  while (std::getline(in, line)) {
    std::istringstream words(line);
    std::string kind;
    words >> kind;
    std::string name;
    for (int n = 0; n < (kind == "cell" ? 3 : 1); ++n) {
      std::string word;
      words >> word;
      name += (n == 0 ? "" : " ") + word;
    }
    double value = 0;
    while (words >> value) answers[name].push_back(value);
  }
  return answers;
}

void expect_same(double ours, double theirs, const std::string& what) {
  EXPECT_NEAR(ours, theirs, kRelative * std::abs(theirs)) << what;
}

class SurveyPackage : public testing::Test {
 protected:
  void SetUp() override {
    if (!r_survey_is_there())
      GTEST_SKIP() << "Rscript with the package survey is not here: not compared with R";
    GeneratorOptions options;
    options.units = 20000;
    options.seed = Seed{7};
    options.prevalence = 0.01;
    std::string log;
    const auto generated = generate_inspections(options, [&](std::string_view text) {
      log += text;
      return Done{};
    });
    ASSERT_TRUE(generated.ok()) << generated.faults().front().text();
    folder_.write("inspections.csv", log);
    for (const GeneratedFile& file : generated_tables(options, *generated))
      folder_.write(file.name, file.text);
    folder_.write("answers.R", kScript);
    const std::string path = folder_.path().string();
    ASSERT_EQ(std::system(("Rscript --vanilla '" + path + "/answers.R' '" + path + "' > '" + path +
                           "/answers.txt'")
                              .c_str()),
              0);
    answers_ = answers_in(folder_.path() / "answers.txt");
    auto tables = folder_.read();
    ASSERT_TRUE(tables.ok()) << tables.faults().front().text();
    tables_ = *std::move(tables);
  }
  FlowEstimates estimate(const FlowGrouping& by) {
    // R's intervals rest on the design's variance alone.
    const std::vector<PolicyOverride> overrides = {{"sampling.variance_floor", "none"}};
    auto policy = Policy::read(std::nullopt, overrides);
    EXPECT_TRUE(policy.ok());
    auto made = estimate_flows(tables_, *policy, by);
    EXPECT_TRUE(made.ok()) << (made.ok() ? "" : made.faults().front().text());
    return *std::move(made);
  }

  DatasetFolder folder_;
  Tables tables_;
  Answers answers_;
};

TEST_F(SurveyPackage, GivesTheSameTotalsAndIncidence) {
  std::size_t cells = 0;
  for (const FlowEstimate& row :
       estimate({.origin = true, .channel = true, .outcome = true}).rows) {
    if (row.found == 0) continue;
    const std::string cell = std::string(row.origin->code()) + " " +
                             std::string(name(*row.channel)) + " " +
                             std::string(name(*row.outcome));
    ASSERT_TRUE(answers_.contains(cell)) << cell;
    const std::vector<double>& answer = answers_.at(cell);
    ASSERT_EQ(answer.size(), 8U) << cell;
    std::size_t n = 0;
    for (const EstimatedTotal* total : {&row.finds, &row.gross_kg, &row.pure_kg, &row.pills}) {
      expect_same(total->value, answer[n], cell);
      expect_same(total->standard_error, answer[n + 4], cell);
      ++n;
    }
    ++cells;
  }
  std::size_t channels = 0;
  for (const FlowEstimate& row : estimate({.channel = true}).rows) {
    if (row.found == 0) continue;
    const std::string channel(name(*row.channel));
    ASSERT_TRUE(answers_.contains(channel)) << channel;
    const std::vector<double>& answer = answers_.at(channel);
    ASSERT_EQ(answer.size(), 5U) << channel;
    expect_same(row.incidence.value, answer[0], channel);
    expect_same(row.incidence.standard_error, answer[1], channel);
    ASSERT_TRUE(row.incidence.interval.has_value()) << channel;
    expect_same(row.incidence.interval->low, answer[2], channel);
    expect_same(row.incidence.interval->high, answer[3], channel);
    EXPECT_EQ(static_cast<double>(row.degrees_of_freedom), answer[4]) << channel;
    ++channels;
  }
  // The log has finds enough to be worth the comparison, and R has no cell that we do not.
  EXPECT_GE(cells, 20U);
  EXPECT_GE(channels, 5U);
  EXPECT_EQ(cells + channels, answers_.size());
}

}  // namespace
}  // namespace setpoint::test
