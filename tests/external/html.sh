#!/usr/bin/env bash
# The HTML report in a real browser and under vnu and axe. usage: html.sh PLANLINT WORKFOLDER
# Writes screenshots (1280 and 390 pixels, dark, print) into WORKFOLDER to be looked at.
set -euo pipefail
program=$(realpath "$1")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$2"
cd "$2"
[ -d node_modules/axe-core ] || npm install --no-audit --no-fund --silent playwright-core axe-core vnu-jar

cat > 2022年计划.txt <<'T'
市科技局2022年工作计划
一、工作目标
技术合同成交额增长15%以上。新增孵化器12家。
二、重点任务
1.新建实验室8个。（牵头单位：市科技局）
T
printf '%s\n' '市科技局2022年工作总结和2023年工作计划' '一、2022年工作总结' '技术合同成交额增长9%。' '二、2023年工作计划' \
  '（一）工作目标' '技术合同成交额增长12%以上。' '（二）重点任务' '1.加强<script>alert(1)</script>管理]]>。' > 今年.txt
printf '2.建设"onload=%sx%s\xe2\x80\xa8水厂𠮷3座，6月31日前完成。\n3.推进=cmd|A1 \033[31m红\xe2\x80\xae。\n' "'" "'" >> 今年.txt
{ printf '某局2023年工作要点\n一、重点任务\n'; for i in $(seq 600); do printf '%d.加强第%d项管理，6月31日前完成。\n' "$i" "$i"; done; } > 六百.txt
check() { "$program" check "$@" --fail-on never --as-of 2023-01-02 --format html 2>/dev/null; }
check 今年.txt --prior 2022年计划.txt -o one.html
check 今年.txt --prior 2022年计划.txt --lang en -o english.html
check 今年.txt 2022年计划.txt 没有.txt -o several.html || [ $? -eq 2 ]
check 六百.txt -o many.html

echo "== vnu"
# Its warnings about the policy are wrong: it does not compute digests. Chromium does, below.
java -jar node_modules/vnu-jar/build/dist/vnu.jar --errors-only one.html english.html several.html many.html
echo "0 errors"
echo "== Chromium, axe"
node "$here/html.js" "$(command -v chromium)"
