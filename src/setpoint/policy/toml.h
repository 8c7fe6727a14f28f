// The TOML reader as this room uses it: faults are values, nothing is thrown.
#pragma once

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>
