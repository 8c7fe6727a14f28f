// The reader of policy cases: a fault in a case is found, and an expectation that is not met is
// told with its place.
#include <gtest/gtest.h>

#include <array>

#include "determination/case_run.h"

namespace setpoint::test {
namespace {

const std::filesystem::path kFolder = std::filesystem::path(SETPOINT_ROOT) / "tests" / "cases";

// A case of one window with a flow of 100 kg, 1,000 deaths and imports of 1e11 dollars.
std::string with_expectations(const std::string& expected) {
  return R"(# One window
# 0.01 of 1e7 dollars for each of 1,000 deaths, on 1e11 dollars of goods
[policy certain]
basis.internalisation = 0.01
[seizures]
period,port,channel,origin,outcome,gross_kg,purity
2024Q1,2304,truck,MX,pills,100,1
[deaths]
period,region,outcome,months,reported,predicted
2024Q1,US,pills,3,1000,
[imports]
period,origin,value_usd
2024Q1,MX,1e11
[governance]
country,field,value,from,evidence
MX,enforced,no,2020-01-01,a case
)" + expected;
}
constexpr std::uint64_t kFirst = 17;  // line of what follows

Faults outcome_of(const std::string& text) {
  const auto read = parse_case(text, kFolder / "inline.case");
  if (!read) return read.faults();
  return run(*read);
}

TEST(CaseRunner, AcceptsWhatIsThere) {
  const Faults wrong = outcome_of(with_expectations(R"([expect windows]
2024Q1
[expect 2024Q1]
MX: adjustment.full = 0.01 * 1e7 * 1000 / 1e11, liable = yes, adjustment.full < 0.0010001
MX: adjustment.target >= 0.001 - 1e-12, reasons has "major", country = MX, adjustment.rate > 0
MX pills: flow_kg = 100, flow_kg.interval = [100, 100], movement = none  # a first one
all: previous = none, controls.decreed = []
MX pills: channels.truck.tier = default, new_source.countries = []
all: countries.MX.footprint.deaths = 1000 within 1, window = ["2024Q1", "2024Q1"]
)"));
  EXPECT_TRUE(wrong.empty()) << lines(wrong);
}

// Each of these would pass if nothing were compared.
TEST(CaseRunner, TellsWhatIsNotAsExpectedAndWhere) {
  const std::array wrong = {
      std::pair{"MX: adjustment.full = 0.0010001", "adjustment.full is 0.001"},
      std::pair{"MX: adjustment.full < 0.001", "expected adjustment.full < 0.001"},
      std::pair{"MX: adjustment.full > 0.001", "adjustment.full is"},
      std::pair{"MX: adjustment.full <= 0.0009", "adjustment.full is"},
      std::pair{"MX: adjustment.full >= 0.0011", "adjustment.full is"},
      std::pair{"MX: adjustment.full = none", "adjustment.full is"},
      std::pair{"MX: adjustment.full = 0.0013 within 0.0002", "adjustment.full is"},
      std::pair{"MX: liable = no", "liable is true"},
      std::pair{"MX: country = none", "country is"},
      std::pair{"MX: liable = 1", "liable is true"},
      std::pair{"MX: reasons has \"minor\"", "reasons is"},
      std::pair{"MX pills: movement = improved", "movement is null"},
      std::pair{"MX pills: row = 4", "row is 0"},
      std::pair{"MX pills: new_source.countries = [CA]", "countries is []"},
      std::pair{"MX pills: flow_kg.interval = [100, 101]", "interval is"},
      std::pair{"MX pills: rows = 4", "no rows to compare, expected outcome, flow_kg"},
      std::pair{"CA: liable = no", "no CA to compare, expected MX"},
      std::pair{"MX pills: channels.rail.tier = default", "no rail to compare, expected truck"},
      std::pair{"all: window.2 = \"2024Q1\"", "no 2 to compare"},
  };
  for (const auto& [line, message] : wrong) {
    const Faults faults = outcome_of(with_expectations("[expect 2024Q1]\n" + std::string(line)));
    ASSERT_EQ(faults.size(), 1u) << line << "\n" << lines(faults);
    EXPECT_EQ(faults.front().where.line, kFirst + 1) << line;
    EXPECT_NE(faults.front().text().find(message), std::string::npos) << faults.front().text();
  }
}

TEST(CaseRunner, ComparesWindowsAndRefusals) {
  const auto first = [](const std::string& expected) {
    const Faults faults = outcome_of(with_expectations(expected));
    return faults.empty() ? std::string() : faults.front().text();
  };
  EXPECT_NE(first("[expect 2024Q2]\nMX: liable = yes").find("no determination of 2024Q2"),
            std::string::npos);
  EXPECT_NE(first("[expect windows]\n2024Q1 2024Q2").find("the windows are 2024Q1"),
            std::string::npos);
  EXPECT_NE(first("[expect fault]\nno deaths").find("it is not refused"), std::string::npos);
  // A row at fault, in line 7 of the case.
  std::string bad = with_expectations("[expect fault]\nnot a channel");
  bad.replace(bad.find("truck"), 5, "lorry");
  const Faults unexpected = outcome_of(bad);
  ASSERT_EQ(unexpected.size(), 2u) << lines(unexpected);
  EXPECT_NE(unexpected[0].text().find("no fault says so"), std::string::npos);
  EXPECT_NE(unexpected[1].text().find("inline.case:7:"), std::string::npos) << lines(unexpected);
  bad.replace(bad.find("not a channel"), 13, "unknown channel 'lorry'");
  EXPECT_TRUE(outcome_of(bad).empty()) << lines(outcome_of(bad));
}

TEST(CaseReader, RefusesACaseThatIsNot) {
  struct Bad {
    std::string text;
    std::uint64_t line;
    std::string message;
  };
  const std::string good = "[expect 2024Q1]\nMX: liable = yes\n";
  const std::array bad = {
      Bad{"", 1, "expects nothing"},
      Bad{"[expect 2024Q1]\n", kFirst, "section [expect] without a line"},
      Bad{"[seizure]\nx\n" + good, kFirst, "nearest is [seizures]"},
      Bad{"[imports]\nx\n" + good, kFirst, "a second time"},
      Bad{"[imports 2]\nx\n" + good, kFirst, "unknown section [imports 2]"},
      Bad{"[expect 2024Q5]\nMX: liable = yes\n", kFirst, "nothing to expect"},
      Bad{"[expect windows]\n2024-1\n", kFirst + 1, "no quarter"},
      Bad{"[run]\ndraw = 9\n" + good, kFirst + 1, "unknown setting draw"},
      Bad{"[run]\ndraws = 0.5\n" + good, kFirst + 1, "a whole number"},
      Bad{"[policy]\nrule.step = 1\n" + good, kFirst + 1, "unknown key rule.step"},
      Bad{"[policy]\nrule.step_toll\n" + good, kFirst + 1, "sets nothing"},
      Bad{"[policy]\nrule.step_toll = 1\nrule.step_toll = 2\n" + good, kFirst + 2, "set twice"},
      Bad{"[policy uncertain]\n" + good, kFirst, "no policy uncertain.policy"},
      Bad{good + "[expect fault]\nno\n", 1, "a fault and a determination"},
      Bad{good + "MX liable = yes\n", kFirst + 2, "no colon"},
      Bad{good + ": phase = 1\n", kFirst + 2, "about nothing"},
      Bad{good + "QQ: phase = 1\n", kFirst + 2, "'QQ' is no country"},
      Bad{good + "MX pill: row = 1\n", kFirst + 2, "'pill' is no outcome"},
      Bad{good + "MX: phase\n", kFirst + 2, "compares nothing"},
      Bad{good + "MX: phase = 1,\n", kFirst + 2, "compares nothing"},
      Bad{good + "MX: = 1\n", kFirst + 2, "no name"},
      Bad{good + "MX: phase 2 = 1\n", kFirst + 2, "no name"},
      Bad{good + "MX: phase = 1 000\n", kFirst + 2, "no value"},
      Bad{good + "MX: phase = (1\n", kFirst + 2, "no value"},
      Bad{good + "MX: phase = 1 / 0\n", kFirst + 2, "no value"},
      Bad{good + "MX: phase = 1 within 1\n", kFirst + 2, "no value"},
      Bad{good + "MX: phase =\n", kFirst + 2, "no value"},
      Bad{good + "MX: phase < yes\n", kFirst + 2, "no value"},
      Bad{good + "MX: reasons has \"\"\n", kFirst + 2, "no value"},
      Bad{good + "MX: phase = 1, phase = 1\n", kFirst + 2, "expected twice"},
      Bad{good + "MX: liable = yes\n", kFirst + 2, "expected already"},
  };
  for (const auto& [text, line, message] : bad) {
    const auto read = parse_case(with_expectations(text), kFolder / "inline.case");
    ASSERT_FALSE(read.ok()) << text;
    EXPECT_NE(read.faults().front().text().find(message), std::string::npos)
        << lines(read.faults());
    EXPECT_EQ(read.faults().front().where.line, line) << lines(read.faults());
  }
  const auto silent = parse_case("# A title alone\n" + good, kFolder / "inline.case");
  ASSERT_FALSE(silent.ok());
  EXPECT_NE(silent.faults().front().text().find("does not say"), std::string::npos);
  EXPECT_FALSE(parse_case("MX\n# a\n# b\n" + good, kFolder / "inline.case").ok());
  EXPECT_FALSE(read_case(kFolder / "no-such.case").ok());
}

TEST(CaseReader, DoesTheArithmeticOfHandCalculations) {
  EXPECT_EQ(arithmetic("1 + 2 * 3"), 7);
  EXPECT_EQ(arithmetic("(1 + 2) * -3"), -9);
  EXPECT_EQ(arithmetic("8 / 4 / 2 - 1"), 0);
  EXPECT_EQ(arithmetic("2e-3*5e2"), 1);
  for (const char* wrong : {"", "1 +", "1 2", "1e", "()", "1,000", "--", "0/0", "x"})
    EXPECT_FALSE(arithmetic(wrong).has_value()) << wrong;
  EXPECT_EQ(arithmetic("--1"), 1);
}

}  // namespace
}  // namespace setpoint::test
