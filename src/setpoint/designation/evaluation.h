// Designations in the aggregate beside flow and deaths, and what they cannot tell.
//
// Two tables. By country and year: designations added, removed and in force, the country's flow,
// the nation's deaths. And a study of events, by programme, country and year: in the quarters in
// which designations were added, how much flow and deaths changed from the four quarters before to
// the four after,
//
//   change = mean over those quarters q of (X[q+1..q+4] - X[q-4..q-1]) / X[q-4..q-1]
//
// beside what the same statistic is for quarters at which nothing need have happened: as many
// quarters chosen at random, without replacement, from all for which the evidence has both years
// (placebo dates). The interval holds the central 95 % of it. It says how unusual the change is
// among dates, and nothing of what designations did: the list in what_cannot_be_shown() is a part
// of every result.
//
// A quarter counts as one whatever the number of designations in it. A designation whose day is not
// known to lie in one quarter is in none of them. Where a number cannot be had it is absent with
// the reason, never zero.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/random.h"
#include "setpoint/designation/flow_record.h"
#include "setpoint/designation/register.h"
#include "setpoint/designation/register_counts.h"

namespace setpoint {

// A number, or why there is none.
struct Known {
  std::optional<double> value;
  std::string why_not;
};

struct CountryYear {
  Country country;
  YearCount counts;
  Known flow_kg;  // attributed to the country, pure, in the calendar year
  Known deaths;   // of the nation, in the calendar year
};

// How one quantity changed around events.
struct Change {
  double relative = 0;         // the mean of relative changes: -0.1 is a tenth less
  std::uint64_t quarters = 0;  // that it is the mean of; others lack evidence on one side
  // Central 95 % over placebo dates, and the share of them with a change not above this one.
  std::optional<Interval> placebo;
  std::optional<double> rank;
  std::uint64_t dates = 0;     // that placebo dates are chosen from
  std::uint64_t placebos = 0;  // how many were computed
  std::string why_no_placebo;
};
struct KnownChange {
  std::optional<Change> change;
  std::string why_not;
};

struct EventRow {
  std::string programme;
  Country country;
  int year = 0;
  std::uint64_t designations = 0;  // added in the quarters below
  std::vector<Quarter> quarters;   // of this year, with additions
  // Of the quarters, those with other additions of the country, under any programme, in the four
  // quarters before or after: their changes are those of several events.
  std::uint64_t overlapping = 0;
  KnownChange flow;
  KnownChange deaths;
};

struct Evaluation {
  std::vector<CountryYear> years;  // by country, then year
  std::vector<EventRow> events;    // by programme, country, year
  // Additions whose day is not known to lie within one quarter: in no row of events.
  std::uint64_t undated = 0;
};

struct EvaluationOptions {
  Seed seed{1};
  std::uint32_t placebos = 1999;  // at most; where there are fewer sets of dates, all of them
};

[[nodiscard]] Evaluation evaluate_designations(const Register& designations,
                                               const FlowRecord& record,
                                               const EvaluationOptions& options = {});

// In words, for every reader of the tables.
[[nodiscard]] std::span<const std::string_view> what_cannot_be_shown();

}  // namespace setpoint
