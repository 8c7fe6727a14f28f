// Observable Plot under a content security policy without inline style: the <style> that it puts in
// each drawing is taken out before the drawing enters the page; style/chart.css stands in its place.
import * as Plot from "./marks";

export type PlotLibrary = typeof Plot;
export { Plot };

export function unstyled(drawing: Element): SVGSVGElement {
  for (const style of drawing.querySelectorAll("style")) style.remove();
  const svg = drawing instanceof SVGSVGElement ? drawing : drawing.querySelector("svg");
  if (!svg) throw new Error("a chart without a drawing");
  svg.setAttribute("class", "chart");
  // A group without a role may have no label; the names of marks are for our style sheet.
  for (const part of svg.querySelectorAll("[aria-label]")) {
    part.setAttribute("data-part", part.getAttribute("aria-label") ?? "");
    part.removeAttribute("aria-label");
  }
  return svg;
}
