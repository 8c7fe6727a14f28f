// Charts as inline SVG: one horizontal scale, values with their intervals.
//
// Horizontal positions are percentages of the drawing's width and heights are pixels, without a
// viewBox: the chart is as wide as its place, from a telephone to a printed page, and its text
// keeps its size. Colours are CSS classes, so a chart follows light, dark and print; no meaning
// rests on colour alone, every bar is labelled.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "setpoint/core/uncertain.h"

namespace setpoint {

struct ChartBar {
  std::string label;   // "Pills"; may be empty
  std::string figure;  // "31,204 (22,100 to 41,000)", written beside the label
  double value = 0;
  std::optional<Interval> interval;
  std::string css;             // class of the bar's colour
  std::optional<double> mark;  // a second value, drawn as an upright tick
};

struct ChartGroup {
  std::string label;  // "Mexico"; may be empty
  std::vector<ChartBar> bars;
};

struct Chart {
  std::string id;           // unique in the page
  std::string title;        // for a screen reader: what is drawn
  std::string description;  // and what it shows
  std::string axis;         // "% of customs value"
  double scale = 1;         // shown = value * scale
  bool points = false;      // a point with its interval, not a bar from zero
  std::vector<ChartGroup> groups;
  std::optional<double> reference;  // an upright line through all rows
  std::string reference_label;
};

// <svg role="img"> with title and description. Values below zero are drawn at zero.
[[nodiscard]] std::string svg(const Chart& chart);

// Round steps for an axis from 0 to `high` (> 0), 2 to 5 of them: 0.2, 0.4, 0.6, 0.8 for 0.9.
[[nodiscard]] std::vector<double> axis_ticks(double high);

}  // namespace setpoint
