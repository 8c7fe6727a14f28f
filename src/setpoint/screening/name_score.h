// The likeness of two names: a number from 0 to 1 and the parts it is made of.
//
//   score = agreement * contradiction * numbers * parents * form * small differences
//   agreement = sum of weight * likeness of the pairs / (sum of weights + share * what only one
//   has)
//
// The weight of a pair is the mean of its words'. Words without a partner on both sides contradict
// each other: a factor falls from 1 to `contradiction` where a whole word does, and as 1/weight
// beyond. The factors are settings (settings.h), each with its reason in policy/screening.toml.
// The score is symmetric to the last bit, and 1 for a name and itself.
#pragma once

#include "setpoint/screening/alignment.h"
#include "setpoint/screening/normal_name.h"
#include "setpoint/screening/settings.h"

namespace setpoint {

struct NameScore {
  double score = 0;
  double agreement = 0;
  double contradicted = 0;  // weight of what stands against something else
  // Numbers differ by a digit or one is missing; or they are others altogether.
  bool numbers_near = false;
  bool numbers_differ = false;
  bool parents_exchanged = false;
  bool order_differs = false;
  // ... but only in that one name has its surname in front of a comma and the other has it in front
  // without one.
  bool surname_in_front = false;
  bool single_word = false;       // one word of a longer personal name
  bool initial_and_word = false;  // ... and an initial of another of its words
  bool acronym = false;
  bool generations_differ = false;  // Jr. against Sr.
  bool title_surname = false;       // a title and a surname against a longer name
  // A typing error in a word so short or so common that it may be another word.
  bool slip_in_short_word = false;
  // Every word agrees: what differs is case, signs, order, script or legal form.
  [[nodiscard]] bool whole() const {
    return agreement == 1 && contradicted == 0 && !numbers_near && !numbers_differ && !acronym &&
           !generations_differ && !title_surname && !form_mistyped;
  }
  bool form_mistyped = false;  // a word of a legal form was read through a typing error
  enum class Form { same, missing, kindred, other } form = Form::same;
};

// Precondition: both are of one kind.
[[nodiscard]] NameScore name_score(const NormalName& a, const NormalName& b,
                                   const NameCosts& costs);
// Whether `a` is the one to begin with: one direction for both orders gives sums of the same
// numbers, whichever name comes first.
[[nodiscard]] bool begins(const NormalName& a, const NormalName& b);
// The same from an alignment of a and b that the caller has.
[[nodiscard]] NameScore name_score(const NormalName& a, const NormalName& b,
                                   const Alignment& alignment, const NameCosts& costs);

}  // namespace setpoint
