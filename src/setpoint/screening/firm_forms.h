// Where the legal forms stand in the name of an organisation.
#pragma once

#include <vector>

#include "setpoint/screening/legal_forms.h"
#include "setpoint/screening/typed_words.h"

namespace setpoint {

struct FirmForms {
  std::vector<bool> taken;  // by word: it is of a form
  std::vector<LegalForm> forms;
  std::vector<MistypedWord> mistyped;
};

// The forms where a name ends or begins, and inside it if another follows. A form alone is the name
// ("AG"), and so is the only word left. What is a form in one country and a word in others is one
// at the end only, and a mistyped form of one word at either end.
[[nodiscard]] FirmForms firm_forms(const std::vector<TypedWord>& words);

}  // namespace setpoint
