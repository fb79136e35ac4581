// Run by html.sh in its work folder: what a reader does with the report, in Chromium.
const { chromium } = require(process.cwd() + "/node_modules/playwright-core");
const fs = require("fs"), assert = require("assert");
const axe = fs.readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const address = name => "file://" + process.cwd() + "/" + name;

(async () => {
  const browser = await chromium.launch({ executablePath: process.argv[2], args: ["--no-sandbox"] });
  let said = [];
  const open = async (name, options = {}) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    page.on("console", m => said.push(name + ": " + m.text()));
    page.on("pageerror", e => said.push(name + ": " + e.message));
    page.on("dialog", d => { said.push("dialog"); d.dismiss(); });
    page.on("request", r => { if (!r.url().startsWith("file:")) said.push("request " + r.url()); });
    await page.goto(address(name));
    return page;
  };
  const visible = (page, selector) => page.locator(selector + ":visible").count();

  let page = await open("one.html");
  const timing = [];
  for (let i = 0; i < 5; ++i) {
    await page.reload();
    timing.push(await page.evaluate(() => { const n = performance.getEntriesByType("navigation")[0]; return n.loadEventEnd - n.startTime; }));
  }
  console.log("load event, ms: " + timing.map(Math.round).join(" ") + "; " + fs.statSync("one.html").size + " bytes");

  // Filter: by severity, rule, free text; the state is in the address and comes back.
  const cards = await visible(page, ".q");
  assert(cards > 3, "cards");
  await page.uncheck("input[value=info]");
  assert(await visible(page, ".q") < cards, "severity filters");
  await page.check("input[value=info]");
  await page.selectOption("#f-rule", { index: 1 });
  assert.equal(await visible(page, ".q"), 1, "rule filters");
  const state = page.url();
  assert(state.includes("#?rule="), "state in the address");
  await page.goto(address("2022年计划.txt"));
  await page.goto(state);
  assert.equal(await visible(page, ".q"), 1, "state comes back");
  await page.selectOption("#f-rule", "");
  await page.fill("#f-text", "没有这样的字");
  assert.equal(await visible(page, ".q"), 0);
  assert(await page.isVisible("#nohit"), "says that nothing matches");
  await page.fill("#f-text", "");

  // Jump: to the card, to the text and back; only what has findings.
  await page.click(".todo a");
  assert(page.url().endsWith("#q1"));
  await page.click(".dl sup a >> nth=0");
  assert(/#q\d+$/.test(page.url()));
  const lines = await visible(page, ".dl");
  await page.check("#only");
  assert(await visible(page, ".dl") < lines && await visible(page, ".dl") > 0, "only what has findings");
  await page.uncheck("#only");

  // The waiver can be copied; charts are there; text is text.
  await page.click("summary >> nth=0");
  await page.click("button.copy:visible >> nth=0");
  assert((await page.textContent("pre >> nth=0")).includes("\n  - rule: "), "waiver keeps its lines");
  assert(await visible(page, "svg.iv") > 0 && await page.locator("svg.iv line").count() > 4 && await visible(page, "svg.strip rect") > 0, "charts");
  assert(await page.locator("text=𠮷").count() > 0);
  assert.equal(await page.locator("script").count(), 2, "ours: data and script");
  const json = JSON.parse(await page.textContent("#planlint-json"));
  assert.equal(json.schema, "planlint.findings/1");
  await page.screenshot({ path: "one-1280.png", fullPage: true });

  // Printed: everything open but the waivers; no bar.
  await page.emulateMedia({ media: "print" });
  assert.equal(await visible(page, "#bar"), 0);
  assert.equal(await visible(page, ".q"), cards);
  await page.pdf({ path: "one.pdf", preferCSSPageSize: true });
  await page.close();

  page = await open("one.html", { javaScriptEnabled: false });
  assert.equal(await visible(page, ".q"), cards, "complete without script");
  assert.equal(await visible(page, "#bar"), 0, "no dead controls");
  assert(await visible(page, "svg.iv") > 0);
  await page.close();

  for (const name of ["one.html", "several.html", "many.html", "english.html"]) {
    page = await open(name, { viewport: { width: 390, height: 844 } });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390, name + " fits a phone");
    if (name !== "many.html") await page.screenshot({ path: name.replace(".html", "-390.png"), fullPage: true });
    await page.close();
  }

  page = await open("many.html");
  assert(await visible(page, ".f") < 200, "600 findings make no 600 rows");
  assert(await visible(page, ".todo li") <= 8);
  assert.equal(await page.locator(".dl").count() >= 600, true, "all of the text is there");
  await page.close();

  page = await open("several.html");
  assert.equal(await visible(page, ".idx tbody tr"), 2);
  await page.click(".todo a >> nth=0");
  assert(page.url().includes("#?rule="), "the list over all documents filters");
  await page.screenshot({ path: "several-1280.png", fullPage: true });
  await page.close();

  let violations = 0;
  for (const name of ["one.html", "several.html", "many.html", "english.html"]) {
    for (const colorScheme of ["light", "dark"]) {
      page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme, bypassCSP: true });
      await page.goto(address(name));
      if (name === "one.html" && colorScheme === "dark") await page.screenshot({ path: "dark-1280.png", fullPage: true });
      await page.addScriptTag({ content: axe });
      for (const v of (await page.evaluate(() => window.axe.run())).violations) {
        ++violations;
        console.log(name, colorScheme, v.id, v.nodes[0].html.slice(0, 200), v.nodes[0].failureSummary);
      }
      await page.close();
    }
  }
  console.log("axe: " + violations + " violations");
  console.log("console messages, requests, dialogs: " + said.length + " " + said.join("\n"));
  await browser.close();
  process.exit(violations + said.length === 0 ? 0 : 1);
})().catch(error => { console.error(error); process.exit(1); });
