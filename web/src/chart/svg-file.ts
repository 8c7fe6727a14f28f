// A drawing as a file that stands by itself: what the page's style sheet says is written on each
// element, in the colours for paper.

const PROPERTIES = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
  "opacity", "font-family", "font-size", "font-weight", "font-variant-numeric", "text-anchor", "dominant-baseline", "paint-order",
] as const;
// Inherited ones need not be repeated.
const INHERITED: ReadonlySet<string> = new Set(PROPERTIES.filter((name) => name !== "opacity"));

function inscribe(element: Element, above: CSSStyleDeclaration | null): void {
  const style = getComputedStyle(element);
  for (const name of PROPERTIES) {
    const value = style.getPropertyValue(name);
    if (value && !(above && INHERITED.has(name) && above.getPropertyValue(name) === value && !element.hasAttribute(name))) element.setAttribute(name, value);
  }
  for (const child of element.children) inscribe(child, style);
  element.removeAttribute("class");
  element.removeAttribute("style");
  element.removeAttribute("data-part");
}

export function svgFile(live: SVGSVGElement, title: string): string {
  const stage = document.createElement("div");
  stage.dataset["theme"] = "light";
  stage.className = "visually-hidden";
  const copy = live.cloneNode(true) as SVGSVGElement;
  stage.append(copy);
  document.body.append(stage);
  try {
    inscribe(copy, null);
  } finally {
    stage.remove();
  }
  const box = live.viewBox.baseVal;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(box.width));
  copy.setAttribute("height", String(box.height));
  for (const name of ["role", "aria-labelledby", "aria-describedby", "aria-label", "tabindex"]) copy.removeAttribute(name);
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [name, value] of Object.entries({ x: box.x, y: box.y, width: box.width, height: box.height, fill: "#ffffff" })) ground.setAttribute(name, String(value));
  const heading = document.createElementNS("http://www.w3.org/2000/svg", "title");
  heading.textContent = title;
  copy.prepend(heading, ground);
  return new XMLSerializer().serializeToString(copy);
}
