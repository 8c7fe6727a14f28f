// The TOML reader as this project uses it: faults are values, nothing is thrown.
#pragma once

// toml++ 3.3 asserts that a key begins as a key does, though a file may have `[*`; without
// assertions it tells Clang to assume so. Either way it then reports the error, if it gets there.
// Its checks of itself are therefore left out, in every build alike.
#pragma push_macro("NDEBUG")
#undef NDEBUG
#define TOML_ASSERT(expr) static_cast<void>(0)
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")
