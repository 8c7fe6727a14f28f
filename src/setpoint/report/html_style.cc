// The style sheet of the HTML report.
#include "setpoint/report/html_sections.h"

namespace setpoint {
namespace {

// Colours: text on its ground at 7:1 or more, secondary text at 4.5:1 or more, marks at 3:1 or
// more, in light and in dark (WCAG 2.2, 1.4.3 and 1.4.11).
constexpr std::string_view kStyle = R"css(
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ground: #f5f6f4; --ink: #16191d; --soft: #525a63; --rule: #d5d9dc;
  --strong-rule: #16191d; --accent: #0a4a82; --warn: #8a3b00; --warn-ground: #fdf3e7;
  --fail: #9c1c1c; --pills: #1f6399; --powder: #b5651d; --adulterant: #4f7d37; --grid: #e4e7e9;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --ground: #1c2024; --ink: #eceef0; --soft: #aab2ba; --rule: #363d44;
    --strong-rule: #c9ced3; --accent: #8fc4f4; --warn: #f3b171; --warn-ground: #2b2219;
    --fail: #ff9d94; --pills: #6fb2e6; --powder: #e39a55; --adulterant: #93c572; --grid: #2a3036;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--paper); color: var(--ink); line-height: 1.55;
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
  font-variant-numeric: tabular-nums lining-nums;
}
h1, h2, h3, .lede, .takeaway {
  font-family: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", "P052", Charter, Georgia, "Liberation Serif", serif;
}
h1 { font-size: clamp(1.9rem, 1.3rem + 2.4vw, 3.2rem); line-height: 1.12; font-weight: 600; letter-spacing: -.012em; margin: .3em 0 .5em; text-wrap: balance; }
h1 span { white-space: nowrap; }
h2 { font-size: 1.75rem; line-height: 1.2; font-weight: 600; margin: 0 0 1.1rem; padding-top: .8rem; border-top: 3px solid var(--strong-rule); }
h3 { font-size: 1.3rem; line-height: 1.3; font-weight: 600; margin: 2.6rem 0 .5rem; }
h4 { font-size: 1rem; line-height: 1.4; margin: 2rem 0 .4rem; }
p, ul, ol { max-width: 68ch; margin: 0 0 1rem; }
li { margin-bottom: .35rem; }
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: .07em; }
a:hover { text-decoration-thickness: .14em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
main:focus { outline: none; }
code, pre { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, "Liberation Mono", monospace; font-size: .875em; }
pre { background: var(--ground); padding: .9rem 1.1rem; overflow-x: auto; line-height: 1.7; border-left: 3px solid var(--accent); }
.skip { position: absolute; left: 1rem; top: -6rem; background: var(--ink); color: var(--paper); padding: .7rem 1.1rem; z-index: 9; }
.skip:focus { top: 1rem; }
.masthead, .page, footer { max-width: 106rem; margin: 0 auto; padding: 0 clamp(1rem, 3.5vw, 4rem); }
.masthead { padding-top: clamp(1.6rem, 4vw, 4rem); }
.kicker { color: var(--soft); font-size: .875rem; margin: 0; overflow-wrap: anywhere; }
.lede { font-size: clamp(1.12rem, 1.02rem + .45vw, 1.4rem); line-height: 1.5; max-width: 72ch; margin-bottom: 1rem; }
.masthead > p:not(.lede, .kicker) { color: var(--soft); margin-bottom: 2rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 12.5rem), 1fr)); gap: 0 2rem; margin: 0 0 2.2rem; border-bottom: 1px solid var(--rule); }
.facts div { border-top: 1px solid var(--rule); padding: .75rem 0 1rem; }
.facts dt { font-size: .8125rem; color: var(--soft); }
.facts dd { margin: 0; }
.facts .v { display: block; font-size: 1.5rem; line-height: 1.3; font-weight: 600; letter-spacing: -.01em; }
.facts .i, .facts .note { display: block; font-size: .8125rem; line-height: 1.45; color: var(--soft); }
@media (max-width: 34rem) { .facts { grid-template-columns: 1fr 1fr; gap: 0 1rem; } .facts .v { font-size: 1.2rem; } }
.contents { border-top: 1px solid var(--rule); padding: 1rem 0 1.5rem; font-size: .9375rem; }
.contents p { font-weight: 600; margin: 0 0 .4rem; }
.contents ol { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: 0 1.5rem; max-width: none; }
.contents li { margin: 0; }
.contents a { display: inline-block; padding: .25rem 0; text-decoration: none; }
.contents a:hover { text-decoration: underline; }
@media (min-width: 85rem) {
  .page { display: grid; grid-template-columns: 12.5rem minmax(0, 1fr); gap: 3.5rem; align-items: start; }
  .contents { position: sticky; top: 1rem; border: 0; padding-top: 0; }
  .contents ol { display: block; }
}
main { min-width: 0; }
section { margin: 0 0 4.5rem; }
.scroll { overflow-x: auto; margin: 1rem 0 1.6rem; max-width: 100%; position: relative; }
table { border-collapse: collapse; width: 100%; font-size: .9063rem; line-height: 1.4; }
caption { text-align: left; font-size: .875rem; color: var(--soft); padding: 0 0 .6rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem 1.1rem .5rem 0; border-bottom: 1px solid var(--rule); }
th:last-child, td:last-child { padding-right: .25rem; }
thead th { font-weight: 600; vertical-align: bottom; border-bottom: 1.5px solid var(--strong-rule); font-size: .8438rem; }
thead .spans th, thead .spans td { border-bottom: 0; padding-bottom: .1rem; }
thead .spans th { border-bottom: 1px solid var(--rule); text-align: center; }
tbody th { font-weight: 500; }
tbody tr:last-child th, tbody tr:last-child td { border-bottom: 1.5px solid var(--strong-rule); }
.n { text-align: right; }
td .v { white-space: nowrap; }
td .i { white-space: nowrap; color: var(--soft); font-size: .8125rem; }
td.n .v { display: block; }
td.n .i { display: block; }
.schedule tbody th { min-width: 8rem; }
.schedule .reason { display: block; min-width: 9.5rem; max-width: 22rem; }
.steps tbody th { white-space: nowrap; }
.reason { color: var(--soft); font-size: .875em; }
@media (max-width: 48rem) {
  .scroll tbody th, .schedule thead tr:last-child th:first-child { position: sticky; left: 0; background: var(--paper); z-index: 1; }
  .scroll .parameters tbody th { position: static; }
}
.tag { display: inline-block; white-space: nowrap; font-size: .8125rem; line-height: 1.3; padding: .08rem .45rem; border: 1px solid var(--soft); border-radius: 3px; }
.tag.liable { border-color: var(--accent); color: var(--accent); font-weight: 600; border-width: 1.5px; }
.tag.assumed { border-color: var(--warn); color: var(--warn); background: var(--warn-ground); font-weight: 600; }
.tag.failed { border-color: var(--fail); color: var(--fail); font-weight: 700; border-width: 2px; }
li { overflow-wrap: anywhere; }
.exhibit { margin-bottom: 3.5rem; }
.takeaway { font-size: 1.08rem; line-height: 1.5; }
.pair { display: grid; gap: 1rem 3.5rem; }
@media (min-width: 68rem) { .pair { grid-template-columns: minmax(0, 11fr) minmax(0, 9fr); align-items: start; } .pair.wide { grid-template-columns: minmax(0, 1fr); } .wide figure { max-width: 46rem; } }
@media (min-width: 112rem) { .pair.wide { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); } }
figure { margin: .6rem 0 0; min-width: 0; }
figcaption { font-size: .8125rem; color: var(--soft); }
.chart { display: block; overflow: visible; font-family: inherit; }
.chart text { fill: var(--ink); font-size: 13px; white-space: pre; paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
.chart .name, .chart .group { font-weight: 600; }
.chart .group { font-size: 14px; }
.chart .tick, .chart .axis { fill: var(--soft); font-size: 12px; }
.chart .grid { stroke: var(--grid); stroke-width: 1; }
.chart .zero { stroke: var(--soft); stroke-width: 1; }
.chart .pills { fill: var(--pills); } .chart .powder { fill: var(--powder); } .chart .adulterant { fill: var(--adulterant); }
.chart .point { fill: var(--pills); stroke: var(--paper); stroke-width: 1.5; }
.chart .halo { stroke: var(--paper); stroke-width: 5; }
.chart .whisker { stroke: var(--ink); stroke-width: 1.6; }
.chart .mark { stroke: var(--warn); stroke-width: 3; }
.chart .reference { stroke: var(--fail); stroke-width: 2; stroke-dasharray: 6 4; }
.country { padding-top: .4rem; margin-bottom: 4rem; }
.country > h3 { font-size: 1.55rem; margin-top: 2.2rem; }
.code { font-family: system-ui, sans-serif; font-size: .8em; font-weight: 400; color: var(--soft); margin-left: .2em; }
.parameters { min-width: 54rem; }
.parameters code { overflow-wrap: anywhere; }
.parameters .value { display: block; font-weight: 600; overflow-wrap: anywhere; }
.parameters thead th:first-child { width: 26%; } .parameters thead th:last-child { width: 36%; }
.parameters td:last-child { overflow-wrap: anywhere; } .parameters td:nth-child(2) { white-space: nowrap; }
.compact th, .compact td { padding-top: .2rem; padding-bottom: .2rem; font-size: .875rem; }
.digest { overflow-wrap: anywhere; word-break: break-all; font-size: .75rem; }
#sources-table { min-width: 52rem; } #sources-table td:last-child { width: 18rem; }
.record div { display: grid; grid-template-columns: minmax(0, 14rem) minmax(0, 1fr); gap: 0 1.5rem; padding: .5rem 0; border-bottom: 1px solid var(--rule); }
.record dt { color: var(--soft); } .record dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 34rem) { .record div { grid-template-columns: minmax(0, 1fr); } }
footer { border-top: 1px solid var(--rule); margin-top: 2rem; padding-top: 1rem; padding-bottom: 2.5rem; color: var(--soft); font-size: .875rem; }
footer p { overflow-wrap: anywhere; }
@page { size: A4; margin: 17mm 15mm 18mm; }
@media print {
  :root {
    --paper: #ffffff; --ground: #ffffff; --ink: #000000; --soft: #444444; --rule: #bbbbbb;
    --strong-rule: #000000; --accent: #0a3d6b; --warn: #6e2f00; --warn-ground: #ffffff;
    --fail: #8a0f0f; --pills: #1f6399; --powder: #b5651d; --adulterant: #4f7d37; --grid: #dddddd;
  }
  body { font-size: 9.5pt; line-height: 1.42; }
  .skip, .contents { display: none; }
  .masthead, .page, footer { padding-left: 0; padding-right: 0; max-width: none; display: block; }
  .masthead { padding-top: 0; }
  h1 { font-size: 24pt; } h2 { font-size: 16pt; } h3 { font-size: 12.5pt; } h4 { font-size: 10pt; }
  h2, h3, h4, caption, .takeaway { break-after: avoid; }
  table { font-size: 7.8pt; } thead { display: table-header-group; } tr, figure { break-inside: avoid; }
  thead th { font-size: 7.5pt; } td .i, .tag, .reason, .facts .i, .facts .note, .facts dt { font-size: 7pt; }
  th, td { padding: .22rem .4rem .22rem 0; } caption { font-size: 7.8pt; }
  td .i { font-size: 6.3pt; } .tag { white-space: normal; }
  .lede { font-size: 12pt; } .takeaway { font-size: 10.5pt; break-inside: avoid; } h3 { margin-top: 1.5rem; } .exhibit { margin-bottom: 1.8rem; }
  .facts { grid-template-columns: repeat(3, 1fr); } .facts .v { font-size: 13pt; }
  .pair { display: block; } .scroll { overflow: visible; }
  .parameters, #sources-table { min-width: 0; table-layout: fixed; } .schedule .reason { min-width: 24mm; } .schedule tbody th { min-width: 0; }
  .parameters td, .parameters th { overflow-wrap: anywhere; }
  .parameters thead th:nth-child(2) { width: 11%; } .parameters thead th:nth-child(3) { width: 18%; } .parameters thead th:nth-child(4) { width: 14%; } .parameters thead th:last-child { width: 33%; }
  .parameters thead th:first-child { width: 24%; }
  .country { break-before: page; margin-bottom: 0; } .country:first-of-type { break-before: auto; }
  section { margin-bottom: 2rem; } #countries, #parameters { break-before: page; }
  a { color: inherit; text-decoration: none; } p, li { orphans: 3; widows: 3; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
@media (forced-colors: active) { .tag { border: 1px solid; } .chart rect, .chart circle { fill: CanvasText; } }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
)css";

}  // namespace

std::string_view html_style() {
  return kStyle;
}

}  // namespace setpoint
