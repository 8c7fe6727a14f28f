// Runs a policy case: reads its dataset and its policy as the program does, makes every
// determination, and compares.
#pragma once

#include "determination/case_file.h"

namespace setpoint::test {

// What is not as the case has it, each with its place; nothing where all is. Besides what the case
// expects, every check of every determination holds.
[[nodiscard]] Faults run(const PolicyCase& of);

// One a line.
[[nodiscard]] std::string lines(const Faults& faults);

}  // namespace setpoint::test
