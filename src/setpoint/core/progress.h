// How far a long piece of work is: told by what does the work, shown by whoever asked for it.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace setpoint {

// what: the step at hand, in a few words; done of `of` equal parts. Called from the thread that
// does the work. Empty: nobody asks.
using Progress = std::function<void(std::string_view what, std::size_t done, std::size_t of)>;

}  // namespace setpoint
