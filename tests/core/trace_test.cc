#include "setpoint/core/trace.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "setpoint/core/distribution.h"

namespace setpoint {
namespace {

// A standard normal named by `text`, times ten, plus a hundred.
Traced<Mass> noisy(Trace& trace, std::string text) {
  Leaf leaf{LeafKind::parameter, text, "a test", "", {}};
  leaf.sampler = [name = StreamName(text)](Seed seed, std::uint32_t first, std::span<double> out) {
    for (std::size_t k = 0; k < out.size(); ++k) {
      Stream stream(seed, name, first + static_cast<std::uint32_t>(k));
      out[k] = 100 + 10 * draw_normal(stream);
    }
  };
  return Traced<Mass>(trace, trace.leaf(std::move(leaf), 100));
}

std::vector<double> draws(const Uncertain& u) {
  return {u.draws().begin(), u.draws().end()};
}

TEST(Trace, PointValuesAreComputedAsTheTraceGrows) {
  Trace trace;
  const auto a = constant<Mass>(trace, 6, "six");
  const auto b = constant<Mass>(trace, 4, "four");
  EXPECT_EQ((a + b).point().value(), 10);
  EXPECT_EQ((a - b).point().value(), 2);
  EXPECT_EQ((a / b).point().value(), 1.5);
  EXPECT_EQ(larger(a, b).point().value(), 6);
  EXPECT_EQ(smaller(a, b).point().value(), 4);
  EXPECT_EQ(sum(trace, std::vector{a, b, b}, "none").point().value(), 14);
  EXPECT_EQ(sum(trace, std::vector<Traced<Mass>>{}, "none").point().value(), 0);
}

TEST(Trace, DrawsFollowTheSameOperationsAsUncertainNumbers) {
  Trace trace;
  const auto a = noisy(trace, "a");
  const auto b = noisy(trace, "b");
  const auto two = constant<Mass>(trace, 2, "two");
  const auto share = (a + two) / (a + b);
  const std::vector<NodeId> wanted = {a.id(), b.id(), share.id()};
  const auto got = evaluate(trace, wanted, Seed{3}, 1000, 2);
  const Uncertain expected = (got[0] + Uncertain(2)) / (got[0] + got[1]);
  EXPECT_EQ(draws(got[2]), draws(expected));
  EXPECT_EQ(got[2].point(), expected.point());
}

TEST(Trace, TheNumberOfThreadsAndOfDrawsDoesNotChangeADraw) {
  Trace trace;
  const auto x = noisy(trace, "a") * noisy(trace, "b") / noisy(trace, "c");
  const std::vector<NodeId> wanted = {x.id()};
  const auto one = draws(evaluate(trace, wanted, Seed{3}, 1000, 1)[0]);
  EXPECT_EQ(one, draws(evaluate(trace, wanted, Seed{3}, 1000, 2)[0]));
  EXPECT_EQ(one, draws(evaluate(trace, wanted, Seed{3}, 1000, 16)[0]));
  const auto more = draws(evaluate(trace, wanted, Seed{3}, 1717, 2)[0]);
  EXPECT_TRUE(std::equal(one.begin(), one.end(), more.begin()));
  EXPECT_NE(one, draws(evaluate(trace, wanted, Seed{4}, 1000, 1)[0]));
}

TEST(Trace, ANumberWantedTwiceIsGivenTwice) {
  Trace trace;
  const auto a = noisy(trace, "a");
  const auto b = a * a;
  const std::vector<NodeId> wanted = {b.id(), a.id(), b.id()};
  const auto got = evaluate(trace, wanted, Seed{3}, 100, 2);
  EXPECT_EQ(draws(got[0]).size(), 100U);
  EXPECT_EQ(draws(got[0]), draws(got[2]));
}

// Memory of a block is used again as soon as nothing needs what is in it. A long calculation whose
// numbers live for different lengths must give what single steps give.
TEST(Trace, ReusedMemoryDoesNotChangeADraw) {
  Trace trace;
  std::vector<Traced<Mass>> made = {noisy(trace, "a"), noisy(trace, "b"), noisy(trace, "c")};
  for (std::size_t k = 0; k < 200; ++k)
    made.push_back(k % 3 == 0 ? made[k] + made.back() : larger(made[k / 2], made.back() - made[k]));
  std::vector<NodeId> wanted;
  for (const auto& x : made) wanted.push_back(x.id());
  const auto all = evaluate(trace, wanted, Seed{5}, 130, 1);  // everything is kept
  const std::vector<NodeId> last = {made.back().id()};
  EXPECT_EQ(draws(evaluate(trace, last, Seed{5}, 130, 1)[0]), draws(all.back()));
  for (std::size_t k = 3; k < made.size(); k += 3) {
    const std::size_t from = k - 3;
    const Uncertain expected = from % 3 == 0 ? all[from] + all[k - 1] : all[k];
    EXPECT_EQ(draws(all[k]), draws(expected));
  }
}

TEST(Trace, CertainNumbersHaveNoDraws) {
  Trace trace;
  const auto a = noisy(trace, "a");
  const auto held = held_at_point(a);
  EXPECT_TRUE(trace.node(held.id()).certain);
  EXPECT_EQ(held.point().value(), 100);
  const std::vector<NodeId> wanted = {(held + held).id(), (held + a).id()};
  const auto got = evaluate(trace, wanted, Seed{3}, 10, 1);
  EXPECT_TRUE(got[0].certain());
  EXPECT_FALSE(got[1].certain());
}

TEST(Trace, SupportIsWhatANumberRestsOnAndNothingElse) {
  Trace trace;
  const auto a = constant<Mass>(trace, 1, "a");
  const auto b = constant<Mass>(trace, 2, "b");
  const auto c = constant<Mass>(trace, 3, "c");
  const auto ab = a + b;
  const auto unused = ab + c;
  const std::vector<NodeId> roots = {ab.id()};
  EXPECT_EQ(trace.support(roots), (std::vector<NodeId>{a.id(), b.id(), ab.id()}));
  EXPECT_GT(unused.id(), ab.id());
}

TEST(Trace, TheFirstLabelStays) {
  Trace trace;
  const auto a = constant<Mass>(trace, 1, "one").named("flow of the window");
  EXPECT_EQ(a.named("something else").id(), a.id());
  EXPECT_EQ(trace.label(a.id()), "flow of the window");
}

}  // namespace
}  // namespace setpoint
