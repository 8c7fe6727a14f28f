// A dataset with as many countries as asked, all alike but for their names and scale: for
// measuring how time grows, not for reading the result.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "setpoint/core/channel.h"
#include "setpoint/core/country.h"
#include "setpoint/core/quarter.h"

namespace setpoint::bench {

inline std::vector<Country> foreign_countries(std::size_t n) {
  std::vector<Country> result;
  for (char a = 'A'; a <= 'Z'; ++a)
    for (char b = 'A'; b <= 'Z'; ++b)
      if (const auto country = Country::parse(std::string{a, b});
          country && country->identified() && country->code() != "US" && result.size() < n)
        result.push_back(*country);
  return result;
}

// Years of seizures in every channel of every country, to fiscal year 2025, and what a
// determination needs beside.
inline void write_dataset(const std::filesystem::path& folder, std::size_t countries,
                          int years = 2) {
  std::filesystem::create_directories(folder);
  std::ofstream manifest(folder / "dataset.toml");
  manifest << "name = \"synthetic\"\n";
  const auto table = [&](const char* kind, const char* columns) {
    manifest << "[[table]]\nkind = \"" << kind << "\"\nformat = \"setpoint\"\npath = \"" << kind
             << ".csv\"\nsource = \"synthetic\"\nretrieved = 2025-12-31\n";
    std::ofstream out(folder / (std::string(kind) + ".csv"));
    out << columns << "\n";
    return out;
  };
  auto seizures = table("seizures", "period,port,channel,origin,outcome,gross_kg,purity");
  auto imports = table("imports", "period,origin,value_usd");
  auto crossings = table("crossings", "period,origin,channel,entries");
  auto deaths = table("deaths", "period,region,outcome,months,reported,predicted");
  auto governance = table("governance", "country,field,value,from,evidence");
  const std::vector<Country> all = foreign_countries(countries);
  const Quarter last = Quarter::of(2025, 3);
  for (Quarter quarter = last - (4 * years - 1); quarter <= last; quarter = quarter + 1) {
    deaths << quarter.text() << ",US,all,12,60000,61000\n";
    for (std::size_t k = 0; k < all.size(); ++k) {
      const std::string code(all[k].code());
      imports << quarter.text() << ',' << code << ',' << 1000000000 + 1000 * k << '\n';
      crossings << quarter.text() << ',' << code << ",vehicle," << 1000000 + k << '\n';
      for (const Channel channel : kChannels)
        if (channel != Channel::checkpoint)
          seizures << quarter.text() << ",P1," << name(channel) << ',' << code << ",," << 1 + k % 7
                   << ",\n";
    }
  }
  for (const Country country : all)
    governance << country.code() << ",enforced,no,2018-10-01,synthetic\n";
}

}  // namespace setpoint::bench
