// What holds on every page of the dashboard and in every state of it: accessibility in both themes, no
// overflow at any width, the keyboard, and paper. Each visit also fails on a complaint of the console,
// which is where a breach of the content security policy is said, and on a request to another host.
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";
import { COLOURS, overflow, screenshots, violations, WIDTHS } from "./browser.mjs";
import { plain, settled, visit } from "./dashboard.mjs";
import { recorded, scenesOf } from "./scenes.mjs";
import { started } from "./service.mjs";

let services = {};
let scenes;
before(async () => {
  const [reference, sampled, ledger, regional] = await Promise.all([started({ network: {} }), started({ sampled: true }), started({ ledger: true, network: { actors: 24, roles: false } }), started({ regional: true })]);
  services = { reference, sampled, ledger, regional };
  await recorded(ledger);
  scenes = await scenesOf(services);
});
after(async () => {
  for (const service of Object.values(services)) await service.stop();
});

// The next frame, after the width has changed and charts are drawn for it.
async function resized(page, width) {
  await page.setViewportSize({ width, height: 900 });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))));
  await settled(page);
}

// A page of a hundred controls is seen by its first screen, and what covers a page by that screen.
const whole = (page) => page.evaluate(() => document.documentElement.scrollHeight < 12_000 && !document.querySelector("dialog[open]"));

test("every page and state meets WCAG 2.2 AA as far as axe-core can tell, in both themes, and none overflows", async (t) => {
  for (const scene of scenes)
    await t.test(scene.name, async () => {
      const { page, end } = await visit(scene.service, scene.hash, { colorScheme: "light", refused: scene.refused });
      const { width } = page.viewportSize();
      const picture = async (name) => screenshots && page.screenshot({ path: path.join(screenshots, `${scene.name}-${name}.png`), fullPage: await whole(page) });
      await scene.prepare(page);
      assert.deepEqual(await violations(page), []);
      for (const width of WIDTHS) {
        await resized(page, width);
        assert.equal(await overflow(page), 0, `${width} pixels`);
        // Narrow pages fold: what is shown there is looked at again.
        if (width === WIDTHS[0] && !scene.state) assert.deepEqual(await violations(page), [], `${width} pixels`);
        await picture(`${width}-light`);
      }
      // A theme changes colours and no layout.
      await page.emulateMedia({ colorScheme: "dark" });
      await resized(page, width);
      assert.deepEqual(await violations(page, COLOURS), [], "dark");
      for (const width of screenshots ? WIDTHS : []) {
        await resized(page, width);
        await picture(`${width}-dark`);
      }
      await end();
    });
});

// What an open page is made of, and of each of its charts whether it says what it shows inside its drawing.
const structure = (page) =>
  page.evaluate(() => ({
    h1: document.querySelectorAll("h1").length,
    levels: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1])),
    ids: [...document.querySelectorAll("[id]")].map((one) => one.id),
    lang: document.documentElement.lang,
    title: document.title,
  }));
const charts = (page) =>
  page.locator("figure").evaluateAll((all) =>
    all.map((figure) => {
      const svg = figure.querySelector(".stage svg");
      const box = svg.getBoundingClientRect();
      const outside = [...svg.querySelectorAll("text")].filter((text) => {
        const at = text.getBoundingClientRect();
        return at.width > 0 && (at.right > box.right + 1 || at.left < box.left - 1 || at.bottom > box.bottom + 1 || at.top < box.top - 1);
      });
      return {
        title: figure.querySelector("figcaption h3, figcaption h4").textContent,
        takeaway: figure.querySelector(".takeaway").textContent,
        role: svg.getAttribute("role"),
        label: svg.getAttribute("aria-label") ?? "",
        outside: outside.map((text) => text.textContent),
      };
    }),
  );

test("every page has one h1, headings in order, unique ids, a language and a title of its own; on a narrow screen its charts say what they show, inside the drawing", async () => {
  const titles = new Set();
  const pages = scenes.filter((one) => !one.state);
  for (const scene of pages) {
    const { page, end } = await visit(scene.service, scene.hash, { viewport: { width: WIDTHS[0], height: 900 } });
    const { h1, levels, ids, lang, title } = await structure(page);
    assert.equal(h1, 1, scene.name);
    levels.reduce((last, level) => (assert.ok(level <= last + 1, `${scene.name}: h${level} after h${last}`), level), 0);
    assert.deepEqual(ids.filter((id, i) => ids.indexOf(id) !== i), [], scene.name);
    assert.equal(lang, "en");
    titles.add(title);
    for (const { title, takeaway, role, label, outside } of await charts(page)) {
      assert.ok(takeaway.trim().length > 20, `${scene.name}, ${title}: ${takeaway}`);
      assert.doesNotMatch(takeaway, /NaN|undefined|null|Infinity/, title);
      assert.equal(role, "img", title);
      assert.ok(label.length > 20, `${scene.name}, ${title}: ${label}`);
      assert.deepEqual(outside, [], `${scene.name}, ${title}`);
    }
    await end();
  }
  assert.equal(titles.size, pages.length);
});

test("by keyboard alone: the skip link comes first, every control is reached, and the focus is seen", async () => {
  for (const scene of scenes.filter((one) => !one.state)) {
    const { page, end } = await visit(scene.service, scene.hash);
    await page.keyboard.press("Tab");
    const first = page.locator(":focus");
    assert.equal(plain(await first.innerText()), "Skip to the content", scene.name);
    assert.ok((await first.boundingBox()).y >= 0, "the skip link is in view when it has the focus");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "content", scene.name);

    await page.reload();
    await settled(page);
    const controls = await page.evaluate(() => {
      const groups = new Set();
      const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter((one) => {
        if (one.disabled || !one.checkVisibility()) return false;
        if (one.type !== "radio") return true;
        // A group of choices is one stop: the arrows move in it.
        const known = groups.has(one.name);
        groups.add(one.name);
        return !known;
      });
      return all.length;
    });
    const unseen = [];
    let reached = 0;
    for (; reached <= controls; reached += 1) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const one = document.activeElement;
        if (one === document.body || one.dataset.reached) return null;
        one.dataset.reached = "yes";
        // A choice is drawn by the text beside it.
        const drawn = [one, one.nextElementSibling].some((each) => {
          const style = each && getComputedStyle(each);
          return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        });
        return { drawn, what: one.outerHTML.slice(0, 140) };
      });
      if (!at) break;
      if (!at.drawn) unseen.push(at.what);
    }
    assert.equal(reached, controls, `${scene.name}: controls reached of all`);
    assert.deepEqual(unseen, [], `${scene.name}: the focus is seen`);
    await end();
  }
});

test("on paper: no control, black on white, nothing cut off", async () => {
  for (const scene of scenes.filter((one) => !one.state)) {
    const { page, end } = await visit(scene.service, scene.hash, { colorScheme: "dark" });
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const controls = await page.evaluate(() =>
      [...document.querySelectorAll("nav, select, input, textarea, form, summary, button, [role=search]")]
        // A heading that sorts and a number that opens its derivation are text on paper.
        .filter((one) => one.checkVisibility() && !one.matches("thead button, [aria-haspopup=dialog]"))
        .map((one) => one.outerHTML.slice(0, 140)),
    );
    assert.deepEqual(controls, [], scene.name);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)", scene.name);
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("h1")).color.match(/\d+/g).every((part) => Number(part) < 60)), true, scene.name);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, ...(screenshots ? { path: path.join(screenshots, `${scene.name}.pdf`) } : {}) });
    assert.ok(pdf.length > 5_000, scene.name);
    await end();
  }
});

test("the theme that a reader chooses holds over that of the system, and is kept", async () => {
  const scene = scenes.find((one) => one.name === "about");
  const { page, end } = await visit(scene.service, scene.hash, { colorScheme: "light" });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.getByLabel("Colours").selectOption("dark");
  const dark = await ground();
  assert.notEqual(dark, light);
  await page.reload();
  await settled(page);
  assert.equal(await ground(), dark);
  await page.getByLabel("Colours").selectOption("system");
  assert.equal(await ground(), light);
  await end();
});
