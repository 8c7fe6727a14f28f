#include "setpoint/report/figure_text.h"

#include <gtest/gtest.h>

#include <limits>

namespace setpoint {
namespace {

constexpr Interval kInterval{0.0009, 0.016};

TEST(FigureText, IntervalsAreWrittenXLowToHigh) {
  EXPECT_EQ(figure_text(0.0101, kInterval, FigureKind::rate).joined(),
            "1.0100\u00a0% (0.0900 to 1.6000)");
  EXPECT_EQ(figure_text(2.1, Interval{1.8, 2.9}, FigureKind::toll).joined(),
            "$2.100 (1.800 to 2.900)");
  EXPECT_EQ(figure_text(31204, Interval{22100.4, 41000}, FigureKind::count).joined(),
            "31,204 (22,100 to 41,000)");
  EXPECT_EQ(figure_text(4e9, Interval{3.1e9, 5.2e9}, FigureKind::money).joined(),
            "$4.00\u00a0billion (3.10 to 5.20)");
}

TEST(FigureText, ACertainFigureHasNoInterval) {
  EXPECT_EQ(figure_text(0.25, Interval{0.25, 0.25}, FigureKind::share).joined(), "25.0\u00a0%");
  EXPECT_EQ(figure_text(0.25, std::nullopt, FigureKind::share).joined(), "25.0\u00a0%");
}

TEST(FigureText, AnIntervalAwayFromItsValueIsShown) {
  EXPECT_EQ(figure_text(1.25, Interval{1, 1}, FigureKind::toll_charged).joined(),
            "$1.25 (1.00 to 1.00)");
}

TEST(FigureText, WhatRoundsToZeroIsNotCalledZero) {
  EXPECT_EQ(figure_text(4e-9, Interval{0, 1e-6}, FigureKind::rate).joined(),
            "<0.0001\u00a0% (0.0000 to 0.0001)");
  EXPECT_EQ(text(0.0001, FigureKind::kilograms), "<0.001\u00a0kg");
  EXPECT_EQ(text(0.0001, FigureKind::toll), "<$0.001");
  EXPECT_EQ(text(0.0, FigureKind::toll), "$0.000");
}

TEST(FigureText, ZeroTakesTheDecimalsOfItsUpperLimit) {
  EXPECT_EQ(figure_text(0, Interval{0, 2.4}, FigureKind::count).joined(), "0.0 (0.0 to 2.4)");
}

TEST(FigureText, NegativeFiguresAndMoney) {
  EXPECT_EQ(figure_text(-12.5, Interval{-60, 24}, FigureKind::count).joined(),
            "-12.5 (-60.0 to 24.0)");
  EXPECT_EQ(text(-3e6, FigureKind::money), "-$3.0\u00a0million");
}

TEST(FigureText, NothingIsEverPrintedAsNotANumber) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(text(nan, FigureKind::rate), "not available");
  EXPECT_EQ(text(-infinity, FigureKind::money), "not available");
  EXPECT_EQ(figure_text(1, Interval{0, infinity}, FigureKind::count).joined(), "1.0");
}

}  // namespace
}  // namespace setpoint
