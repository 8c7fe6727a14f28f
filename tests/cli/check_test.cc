// setpoint check: every fault of a dataset, with its place, and no output but for people.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/folder.h"
#include "cli/process.h"

namespace setpoint::test {
namespace {

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST(Check, ReferenceDatasetHasNoFault) {
  const Finished finished = run({"check", reference()});
  EXPECT_EQ(finished.status, 0) << finished.err;
  EXPECT_EQ(finished.err, "");
  EXPECT_NE(finished.out.find("no fault in 8 tables"), std::string::npos) << finished.out;
}

TEST(Check, JsonCountsTheRowsOfEveryTable) {
  const Finished finished = run({"check", reference(), "--json"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  const auto json = nlohmann::json::parse(finished.out);
  EXPECT_EQ(json.at("schema"), "setpoint.check/1");
  ASSERT_EQ(json.at("tables").size(), 8U);
  for (const auto& table : json.at("tables")) {
    const std::string text = contents(reference() + "/" + table.at("path").get<std::string>());
    // The reference tables have no line break inside a field: a line is a row, less the header.
    EXPECT_EQ(table.at("rows").get<std::size_t>(), lines(text) - 1) << table.at("path");
    EXPECT_EQ(table.at("sha256").get<std::string>().size(), 64U);
  }
}

TEST(Check, ADatasetMayHoldTheRegionalRecordAlone) {
  const std::string regions = std::string(SETPOINT_ROOT) + "/data/regions";
  const Finished text = run({"check", regions});
  EXPECT_EQ(text.status, 0) << text.err;
  EXPECT_NE(text.out.find("no fault in 14 tables of the regional record"), std::string::npos)
      << text.out;
  const Finished finished = run({"check", regions, "--json"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  const auto json = nlohmann::json::parse(finished.out);
  EXPECT_TRUE(json.at("sha256").is_null());
  EXPECT_TRUE(json.at("tables").empty());
  ASSERT_EQ(json.at("regional").at("tables").size(), 14U);
  for (const auto& table : json.at("regional").at("tables")) {
    const std::string rows = contents(regions + "/" + table.at("path").get<std::string>());
    EXPECT_EQ(table.at("rows").get<std::size_t>(), lines(rows) - 1) << table.at("path");
  }
  // What is at fault is said of both parts of a dataset.
  const TemporaryFolder folder;
  const std::string data = folder / "data";
  copy_reference(data);
  const std::string manifest = data + "/dataset.toml";
  write(manifest, contents(manifest) +
                      "\n[[table]]\nkind = \"population\"\nformat = \"setpoint\"\npath = "
                      "\"people.csv\"\nsource = \"a test\"\nretrieved = 2025-01-31\n");
  write(data + "/people.csv", "place,year,age,people\nWV,2020,,-1\n");
  const std::string imports = data + "/imports.csv";
  write(imports, contents(imports) + "2024Q2,QQ,1\n");
  const Finished faulty = run({"check", data});
  EXPECT_EQ(faulty.status, 1);
  EXPECT_EQ(lines(faulty.err), 2U) << faulty.err;
  EXPECT_NE(faulty.err.find("people.csv:2:10: people is -1"), std::string::npos) << faulty.err;
  write(data + "/people.csv", "place,year,age,people\nWV,2020,,1\n");
  write(imports, replaced(contents(imports), "2024Q2,QQ,1\n", ""));
  const Finished both = run({"check", data});
  EXPECT_EQ(both.status, 0) << both.err;
  EXPECT_NE(both.out.find("no fault in 8 tables\n"), std::string::npos) << both.out;
  EXPECT_NE(both.out.find("no fault in 1 table of the regional record\n"), std::string::npos)
      << both.out;
}

TEST(Check, EveryFaultIsNamedWithItsPlace) {
  const TemporaryFolder folder;
  const std::string data = folder / "data";
  copy_reference(data);
  const std::string seizures = data + "/seizures.csv";
  write(seizures, replaced(contents(seizures), "2018Q4,southwest-ports,144.0699",
                           "2018Q4,southwest-ports,-144.0699"));
  const std::string crossings = data + "/crossings.csv";
  write(crossings, replaced(contents(crossings), "2018Q4,CA,pedestrian,", "2018Q4,QQ,pedestrian,"));
  const Finished finished = run({"check", data});
  EXPECT_EQ(finished.status, 1);
  EXPECT_EQ(finished.out, "");
  EXPECT_EQ(lines(finished.err), 2U) << finished.err;
  // Line 2, third column: after "2018Q4,southwest-ports,"; line 3, second column.
  EXPECT_NE(finished.err.find(seizures + ":2:24: "), std::string::npos) << finished.err;
  EXPECT_NE(finished.err.find(crossings + ":3:8: "), std::string::npos) << finished.err;
  EXPECT_NE(finished.err.find("expected"), std::string::npos) << finished.err;
}

TEST(Check, MissingTableIsAFaultOfTheDataset) {
  const TemporaryFolder folder;
  const std::string data = folder / "data";
  copy_reference(data);
  std::filesystem::remove(data + "/imports.csv");
  const Finished finished = run({"check", data});
  EXPECT_EQ(finished.status, 1) << finished.err;
  EXPECT_NE(finished.err.find("imports.csv"), std::string::npos) << finished.err;
}

TEST(Check, UnknownKeyOfTheManifestNamesTheNearest) {
  const TemporaryFolder folder;
  const std::string data = folder / "data";
  copy_reference(data);
  const std::string manifest = data + "/dataset.toml";
  write(manifest, replaced(contents(manifest), "kind = \"deaths\"", "kinds = \"deaths\""));
  const Finished finished = run({"check", data});
  EXPECT_EQ(finished.status, 1);
  EXPECT_NE(finished.err.find("kinds"), std::string::npos) << finished.err;
  EXPECT_NE(finished.err.find("'kind'"), std::string::npos) << finished.err;
}

TEST(Check, FolderThatIsNotThereIsAFault) {
  const TemporaryFolder folder;
  const Finished finished = run({"check", folder / "nothing"});
  EXPECT_EQ(finished.status, 1) << finished.err;
  EXPECT_NE(finished.err.find("nothing/dataset.toml"), std::string::npos) << finished.err;
}

TEST(Check, NamesOfFilesReachTheTerminalWithoutControlBytes) {
  const TemporaryFolder folder;
  const std::string data = folder / "data";
  copy_reference(data);
  const std::string crossings = data + "/crossings.csv";
  write(crossings,
        replaced(contents(crossings), "2018Q4,CA,pedestrian,", "2018Q4,\x1b[31mCA,pedestrian,"));
  const Finished finished = run({"check", data});
  EXPECT_EQ(finished.status, 1);
  EXPECT_EQ(finished.err.find('\x1b'), std::string::npos) << "an escape sequence was passed on";
}

}  // namespace
}  // namespace setpoint::test
