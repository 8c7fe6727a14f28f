// The files beside a synthetic inspection log that make a dataset of it.
//
//   strata.csv      PSUs of each stratum
//   truth.csv       period,origin,channel,form,units,finds,gross_g,pure_g,pills: what the whole
//                   population holds (not a table of the dataset; what estimates are held against)
//   deaths.csv      of the quarter, by outcome or together (generator_deaths.h)
//   crossings.csv   5,000,000 persons a quarter for each country and channel of people by land
//   imports.csv     120 billion dollars a quarter over (rank + 1)
//   governance.csv  "not enforced" for every country alike, so that only the flow decides
//   dataset.toml    names all but the truth, and says that they are synthetic
//
// The constants are assumptions: large enough that rates are of a familiar order, and of nobody.
#pragma once

#include <string>
#include <vector>

#include "setpoint/sampling/generator.h"

namespace setpoint {

struct GeneratedFile {
  std::string name;
  std::string text;
};

// dataset.toml is the first. Precondition: `generated` was made with these options.
[[nodiscard]] std::vector<GeneratedFile> generated_tables(const GeneratorOptions& options,
                                                          const Generated& generated);

}  // namespace setpoint
