#include "setpoint/network/read_network.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "network/read_text.h"

namespace setpoint::test {
namespace {

const std::string kActors = "id,role,country,capacity,cost\nx,cook,MX,2.5,3\ny,broker,,0,1\n";
const std::string kTies = "from,to,kind,weight\nx,y,supply,2\ny,x,money,0.5\n";

TEST(ActorsAndTies, AreRead) {
  const auto read = read_actors_and_ties(kActors, kTies);
  ASSERT_TRUE(read.ok()) << faults_of(read);
  const SupplyNetwork& network = read->network;
  ASSERT_EQ(network.size(), 2U);
  EXPECT_EQ(network.actors()[0].id, "x");
  EXPECT_EQ(network.actors()[0].role, "cook");
  EXPECT_EQ(network.actors()[0].country->code(), "MX");
  EXPECT_EQ(network.actors()[0].capacity, 2.5);
  EXPECT_EQ(network.actors()[0].cost, 3);
  EXPECT_FALSE(network.actors()[1].country.has_value());
  EXPECT_EQ(network.actors()[1].capacity, 0);
  ASSERT_EQ(network.ties().size(), 2U);
  EXPECT_EQ(network.ties()[1].from, 1U);
  EXPECT_EQ(network.ties()[1].weight, 0.5);
  EXPECT_EQ(network.kinds(), (std::vector<std::string>{"supply", "money"}));
  EXPECT_EQ(network.edges(), 1U);
  EXPECT_TRUE(network.known().roles && network.known().capacities && network.known().costs);
  EXPECT_TRUE(read->notes.empty());
}

TEST(ActorsAndTies, ColumnsMayBeAbsentAndInAnyOrder) {
  const auto few = read_actors_and_ties("id\nx\ny\n", "to,from\ny,x\n");
  ASSERT_TRUE(few.ok()) << faults_of(few);
  EXPECT_EQ(ties_text(few->network), "x>y 1");
  EXPECT_EQ(few->network.actors()[0].capacity, 1);
  EXPECT_EQ(few->network.actors()[0].cost, 1);
  EXPECT_FALSE(few->network.known().roles || few->network.known().capacities ||
               few->network.known().costs);
  EXPECT_EQ(few->notes, (std::vector<std::string>{"no column cost: every target costs 1"}));
  const auto roles = read_actors_and_ties("role,id\ncook,x\ncook,y\n", "from,to\nx,y\n");
  EXPECT_EQ(roles->notes, (std::vector<std::string>{"no column cost: every target costs 1",
                                                    "no column capacity: every actor can pass 1"}));
}

// A mark, carriage returns, quotes, a last line that just ends: the same network.
TEST(ActorsAndTies, AreTheSameInEveryDress) {
  const std::string mark = "\xEF\xBB\xBF";
  for (const auto& [actors, ties] :
       {std::pair{mark + "id,role\r\nx,cook\r\ny,broker\r\n", mark + "from,to\r\nx,y\r\n"},
        std::pair{std::string("id,role\nx,cook\ny,broker"), std::string("from,to\nx,y")},
        std::pair{std::string("\"id\",role\n\"x\",\"cook\"\ny,broker\n"),
                  std::string("\"from\",\"to\"\n\"x\",y\n")}}) {
    const auto read = read_actors_and_ties(actors, ties);
    ASSERT_TRUE(read.ok()) << faults_of(read);
    EXPECT_EQ(read->network.actors()[0].role, "cook");
    EXPECT_EQ(ties_text(read->network), "x>y 1");
  }
}

struct Case {
  std::string actors;
  std::string ties;
  std::string fault;
};

TEST(ActorsAndTies, SayWhatIsWrongAndWhere) {
  const std::string number =
      " is not a number, expected a finite decimal number without spaces or thousands separators";
  const std::vector<Case> cases = {
      {"id,rank\nx,1\n", kTies,
       "a.csv:1:4: unknown column 'rank', expected id, role, country, capacity or cost"},
      {"role\ncook\n", kTies, "a.csv:1: no column 'id', expected the columns id"},
      {"id,id\nx,y\n", kTies, "a.csv:1:4: column 'id' twice, expected it once"},
      {"", kTies, "a.csv: the file is empty, expected a header and rows"},
      {"id,role\n", kTies, "a.csv: no rows after the header, expected at least one"},
      {"id\nx\n\ny\n", kTies, "a.csv:3:1: a blank line, expected a record"},
      {"id\nx\ny\nx\n", kTies, "a.csv:4:1: actor 'x' comes twice, expected each actor once"},
      {"id\nx\n\"\"\n", kTies, "a.csv:3:1: empty id, expected text"},
      {"id,role\nx,\n", kTies, "a.csv:2:3: empty role, expected text"},
      {"id,country\nx,XX\n", kTies,
       "a.csv:2:3: 'XX' is not a country, expected an ISO 3166-1 alpha-2 code"},
      {"id,country\nx,mx\n", kTies,
       "a.csv:2:3: 'mx' is not a country, expected an ISO 3166-1 alpha-2 code"},
      {"id,capacity\nx,\n", kTies, "a.csv:2:3: capacity ''" + number},
      {"id,capacity\nx,many\n", kTies, "a.csv:2:3: capacity 'many'" + number},
      {"id,capacity\nx,-1\n", kTies, "a.csv:2:3: capacity is -1, expected at least 0"},
      {"id,capacity\nx,inf\n", kTies, "a.csv:2:3: capacity 'inf'" + number},
      {"id,capacity\nx,6e11\ny,6e11\nz,6e11\n", kTies,
       "a.csv:3:3: the capacities sum to more than 1e12, expected a larger unit"},
      {"id,cost\nx,0\n", kTies, "a.csv:2:3: a cost of 0, expected at least 1e-6"},
      {"id,cost\nx,1e-7\n", kTies, "a.csv:2:3: a cost of 1e-7, expected at least 1e-6"},
      {"id,cost\nx,-2\n", kTies, "a.csv:2:3: cost is -2, expected at least 0"},
      {"id,cost\nx,free\n", kTies, "a.csv:2:3: cost 'free'" + number},
      {kActors, "from,to\nx,z\n",
       "t.csv:2:3: 'z' is not among the actors, expected the id of an actor"},
      {kActors, "from,to\nz,w\n",
       "t.csv:2:1: 'z' is not among the actors, expected the id of an actor|t.csv:2:3: 'w' is not "
       "among the actors, expected the id of an actor"},
      {kActors, "from,to\n,x\n", "t.csv:2:1: no actor, expected the id of an actor"},
      {kActors, "from,to\nx,x\n", "t.csv:2:3: a tie of 'x' with itself, expected another actor"},
      {kActors, "from,to,kind\nx,y,\n",
       "t.csv:2:5: no kind, expected what the tie is, such as supply"},
      {kActors, "from,to,weight\nx,y,0\n", "t.csv:2:5: a weight of 0, expected a number above 0"},
      {kActors, "from,to,weight\nx,y,-1\n", "t.csv:2:5: weight is -1, expected at least 0"},
      {kActors, "from,to,weight\nx,y,\n", "t.csv:2:5: weight ''" + number},
      {kActors, "from,to\nx,y\ny,x\nx,y\n",
       "t.csv:4:1: the tie of line 2 again, expected a tie of one kind from one actor to another "
       "once"},
      {kActors, "from,to,kind\nx,y,a\nx,y,b\nx,y,a\n",
       "t.csv:4:1: the tie of line 2 again, expected a tie of one kind from one actor to another "
       "once"},
      {kActors, "from,to\nx,y,z\n", "t.csv:2:5: 3 fields, expected 2 as in the header"},
      {kActors, "from\nx\n", "t.csv:1: no column 'to', expected the columns from,to"},
      {kActors, "from,to,date\nx,y,z\n",
       "t.csv:1:9: unknown column 'date', expected from, to, kind or weight"},
      {kActors, "from,to\n", "t.csv: no rows after the header, expected at least one"},
      {kActors, "from,to\nx,\"y\n",
       "t.csv:2:3: a quote that is never closed, expected a closing quote before the end of the "
       "file"},
  };
  for (const Case& one : cases) {
    const auto read = read_actors_and_ties(one.actors, one.ties);
    EXPECT_EQ(faults_of(read), one.fault) << one.actors << one.ties;
    if (!read.ok()) {
      EXPECT_EQ(exit_status(read.faults()), 1);
    }
  }
}

// Every fault of a file in one go, up to a hundred and the number of the rest.
TEST(ActorsAndTies, SayEverythingThatIsWrong) {
  const auto two = read_actors_and_ties("id,country,cost\nx,XX,0\ny,YY,1\n", kTies);
  EXPECT_EQ(faults_of(two),
            "a.csv:2:3: 'XX' is not a country, expected an ISO 3166-1 alpha-2 code|a.csv:2:6: a "
            "cost of 0, expected at least 1e-6|a.csv:3:3: 'YY' is not a country, expected an ISO "
            "3166-1 alpha-2 code");
  std::string many = "from,to\n";
  for (int i = 0; i < 150; ++i) many += "x,nobody\n";
  EXPECT_EQ(read_actors_and_ties(kActors, many).faults().size(), 101U);
}

// A tie is the same only if its kind and its direction are.
TEST(ActorsAndTies, OneKindAndDirectionOnce) {
  const auto read =
      read_actors_and_ties(kActors, "from,to,kind\nx,y,supply\ny,x,supply\nx,y,money\n");
  ASSERT_TRUE(read.ok()) << faults_of(read);
  EXPECT_EQ(read->network.ties().size(), 3U);
  EXPECT_EQ(read->network.edges(), 1U);
}

TEST(TiesAlone, NameTheirActors) {
  const auto read = read_alone("weight,from,to\n2,b,a\n1,a,c\n");
  ASSERT_TRUE(read.ok()) << faults_of(read);
  EXPECT_EQ(ties_text(read->network), "b>a 2, a>c 1");
  EXPECT_EQ(read->network.actors()[0].id, "b");
  EXPECT_FALSE(read->network.known().roles);
  EXPECT_EQ(faults_of(read_alone("from,to\na,a\n")),
            "n:2:3: a tie of 'a' with itself, expected another actor");
  EXPECT_EQ(faults_of(read_alone("from,to\na,\n")), "n:2:3: no actor, expected the id of an actor");
}

// What a file is, is told by its first line.
TEST(ParseNetwork, TellsTheFormsApart) {
  for (const auto& [bytes, ties] : {
           std::pair{"from,to\na,b\n", "a>b 1"},
           std::pair{"\xEF\xBB\xBFto,from\r\na,b\r\n", "b>a 1"},
           std::pair{"\"from\",\"to\"\na,b", "a>b 1"},
           std::pair{",a,b\na,0,1\nb,0,0\n", "a>b 1"},
           std::pair{"\xEF\xBB\xBF\"\",a,b\r\na,0,1\r\nb,0,0", "a>b 1"},
           std::pair{"a b\n", "a>b 1"},
           std::pair{"a\tb\t3", "a>b 3"},
       }) {
    const auto read = read_alone(bytes);
    ASSERT_TRUE(read.ok()) << bytes << faults_of(read);
    EXPECT_EQ(ties_text(read->network), ties) << bytes;
  }
  for (const std::string_view bytes : {"", "\n", "\xEF\xBB\xBF", "\r\n", ",", "\"", "from,to"})
    EXPECT_FALSE(read_alone(bytes).ok()) << bytes;
}

TEST(ReadNetwork, ReadsFilesAndNamesThoseItCannot) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("setpoint-network-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const auto write = [&](const std::string& name, const std::string& bytes) {
    std::ofstream(folder / name) << bytes;
    return (folder / name).string();
  };
  NetworkFiles files;
  files.actors = write("actors.csv", kActors);
  files.ties = write("ties.csv", kTies);
  EXPECT_EQ(read_network(files)->network.actors()[0].role, "cook");
  files.actors.clear();
  EXPECT_EQ(read_network(files)->network.actors()[0].role, "");
  files = {};
  files.network = write("matrix.csv", ",a,b\na,0,1\nb,0,0\n");
  EXPECT_EQ(read_network(files)->network.ties().size(), 1U);
  files.network = (folder / "absent.csv").string();
  const auto gone = read_network(files);
  ASSERT_FALSE(gone.ok());
  EXPECT_NE(gone.faults().front().text().find("absent.csv"), std::string::npos);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace setpoint::test
