// setpoint regions populations on a record of a user's own.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/folder.h"
#include "cli/process.h"

namespace setpoint::test {
namespace {

using Json = nlohmann::json;

// A record of a user's own with small counts of deaths: on no line of any output.
TEST(PopulationsCommand, WithholdsSmallCountsOfDeaths) {
  const TemporaryFolder folder;
  write(folder / "dataset.toml",
        "name = \"own\"\n"
        "[[table]]\nkind = \"population\"\nformat = \"setpoint\"\npath = \"people.csv\"\n"
        "source = \"s\"\nretrieved = 2025-01-31\n"
        "[[table]]\nkind = \"regional_deaths\"\nformat = \"setpoint\"\npath = \"deaths.csv\"\n"
        "source = \"s\"\nretrieved = 2025-01-31\n"
        "[[table]]\nkind = \"special_populations\"\nformat = \"setpoint\"\npath = \"sp.csv\"\n"
        "source = \"s\"\nretrieved = 2025-01-31\n");
  write(folder / "people.csv", "place,year,age,people\nWV,2024,,1770000\n54001,2024,,15400\n");
  write(folder / "deaths.csv",
        "ending,months,place,cause,age,reported,predicted,percent_complete,percent_pending,"
        "withheld\n2024-12,12,WV,all-drugs,,700,,,,\n");
  write(folder / "sp.csv",
        "population,measure,place,period,value,low,high,unit,source,standing,limits\n"
        "young-people,deaths,54001,2024,4.0625,3.0625,5.0625,deaths,s,published,x\n"
        "young-people,death rate,54001,2024,31.0625,,,\"deaths per 100,000\",s,published,x\n"
        "young-people,other deaths,WV,2024,693.0625,,,deaths,s,published,x\n"
        "black-americans,deaths,WV,2024,52.0625,,,deaths,s,published,x\n"
        "leaving-custody,visits,54001,2024,7.0625,,,visits,s,published,x\n");
  const Finished text = run({"regions", "populations", "--data", folder.path()});
  EXPECT_EQ(text.status, 0) << text.err;
  const Finished printed = run({"regions", "populations", "--data", folder.path(), "--json"});
  for (const Finished& each : {text, printed}) {
    for (const char* withheld : {"4.0625", "3.0625", "5.0625", "31.0625", "693.0625"})
      EXPECT_EQ(each.out.find(withheld), std::string::npos) << withheld << "\n" << each.out;
    for (const char* shown : {"7.0625", "suppressed"})
      EXPECT_NE(each.out.find(shown), std::string::npos) << shown;
  }
  const Json data = Json::parse(printed.out)["populations"][0]["data"];
  ASSERT_EQ(data.size(), 3U);
  for (const Json& each : data) {
    EXPECT_EQ(each["withheld"], "suppressed");
    for (const char* key : {"value", "low", "high"}) EXPECT_TRUE(each.at(key).is_null()) << key;
  }
  const Finished refused = run({"regions", "show", "WV", "--data", folder.path(), "--json"});
  EXPECT_EQ(refused.out.find(".0625"), std::string::npos);
}

}  // namespace
}  // namespace setpoint::test
