// How fast the dashboard is, printed and not judged: run it on a machine that does nothing else.
//   node measure.mjs [DRAWS]
// What if: a slider is moved; the time from the input event to the second frame after the table shows
// the answer to that very value. First page: from navigation to a table whose headings sort. Response: another
// budget, from the question to the frame after its answer is drawn.
import { gzipSync } from "node:zlib";
import { launched } from "./chromium.mjs";
import { started } from "./service.mjs";

const MOVES = 80;
const VISITS = 10;
const BUDGETS = 20;
const KEY = "default.interception.vehicle";
const draws = Number(process.argv[2] ?? 1000);

const quantile = (values, part) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(part * values.length) - 1)];
const line = (name, values) => console.log(`${name}: p50 ${quantile(values, 0.5).toFixed(0)} ms, p95 ${quantile(values, 0.95).toFixed(0)} ms, most ${Math.max(...values).toFixed(0)} ms (${values.length} times)`);

const service = await started({ draws, regional: true });
const browser = await launched();
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
try {
  const visits = [];
  const scripts = new Map();
  page.on("response", async (response) => {
    if (response.url().endsWith(".js")) scripts.set(response.url(), gzipSync(await response.body().catch(() => "")).length);
  });
  for (let i = 0; i < VISITS; i += 1) {
    await page.goto("about:blank");
    // A new navigation each time, with what the browser keeps.
    await page.goto(`${service.address}#/schedule`);
    visits.push(
      await page.evaluate(async () => {
        const frame = () => new Promise((done) => requestAnimationFrame(done));
        for (;;) {
          const button = document.querySelector("table thead th button");
          const header = button?.closest("th");
          if (header) {
            const before = header.ariaSort;
            button.click();
            await frame();
            if (header.ariaSort !== before) return performance.now();
          } else await frame();
        }
      }),
    );
  }
  console.log(`Schedule, first visit: ${visits[0].toFixed(0)} ms from navigation to a table that sorts`);
  line("Schedule, later visits", visits.slice(1));
  const first = [...scripts.values()].reduce((sum, one) => sum + one, 0);
  console.log(`Scripts of the schedule: ${scripts.size}, ${(first / 1000).toFixed(1)} kB compressed`);

  await page.goto("about:blank");
  await page.goto(`${service.address}#/what-if`);
  await page.getByRole("slider", { name: `${KEY}, slider` }).waitFor();
  await page.waitForFunction(() => document.querySelector(".difference tbody") && !document.querySelector('.result [aria-busy="true"]'));
  const moves = await page.evaluate(
    async ({ key, count }) => {
      const slider = document.querySelector(`input[type=range][aria-label="${key}, slider"]`);
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      const idle = (ms) => new Promise((done) => setTimeout(done, ms));
      const busy = () => document.querySelector('.result [aria-busy="true"]');
      const low = Number(slider.min);
      const high = Number(slider.max);
      const shown = () => document.querySelector(".difference").innerText;
      const times = [];
      for (let i = 0; i < count; i += 1) {
        const before = shown();
        // No value twice, so that nothing is remembered anywhere.
        slider.value = String(low + ((high - low) * (((i * 37) % count) + 0.5)) / count);
        const since = performance.now();
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        await frame();
        while (busy() || shown() === before) {
          await frame();
          if (performance.now() - since > 3000) break;
        }
        await frame();
        await frame();
        times.push(performance.now() - since);
        await idle(40);
      }
      return times;
    },
    { key: KEY, count: MOVES },
  );
  line(`What if, ${draws} draws, input to repaint`, moves);

  // As a hand drags it: an input event every 16 ms, and how old what is shown is when it appears.
  const drag = await page.evaluate(
    async ({ key, count }) => {
      const slider = document.querySelector(`input[type=range][aria-label="${key}, slider"]`);
      performance.clearMeasures("setpoint.what-if");
      for (let i = 0; i < count; i += 1) {
        slider.valueAsNumber = Number(slider.min) + ((Number(slider.max) - Number(slider.min)) * i) / count;
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise((done) => setTimeout(done, 16));
      }
      await new Promise((done) => setTimeout(done, 1500));
      return performance.getEntriesByName("setpoint.what-if").map((entry) => entry.duration);
    },
    { key: KEY, count: 180 },
  );
  line(`What if, ${draws} draws, dragged without a pause, question to repaint`, drag);

  await page.goto("about:blank");
  await page.goto(`${service.address}#/response?budget=50000000`);
  const drawn = () => performance.getEntriesByName("setpoint.response").length;
  await page.waitForFunction(drawn);
  const budget = page.getByLabel("Budget, million dollars a year");
  for (let i = 0; i < BUDGETS; i += 1) {
    const before = await page.evaluate(drawn);
    await budget.fill(String(60 + 10 * i));
    await budget.press("Tab");
    await page.waitForFunction((count) => performance.getEntriesByName("setpoint.response").length > count, before);
  }
  const asked = await page.evaluate(() => performance.getEntriesByName("setpoint.response").map((entry) => entry.duration));
  line("Response, another budget over states, question to repaint", asked.slice(1));
} finally {
  await browser.close();
  await service.stop();
}
