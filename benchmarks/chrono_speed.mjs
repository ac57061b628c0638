// Words per CPU second of chrono-node: node chrono_speed.mjs TEXT_FILE DATELINE ROUNDS, in a folder that has the package chrono-node.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const chrono = createRequire(process.cwd() + "/")("chrono-node");
const [file, dateline, rounds] = process.argv.slice(2);
// an article at a time, as it is read; a form feed stands between two
const articles = readFileSync(file, "utf-8").split("\f");
const reference = new Date(dateline);
let best = Infinity;
let found = 0;
for (let round = 0; round < Number(rounds); round++) {
  // the first rounds also warm up the compiler; the best round counts
  const before = process.cpuUsage();
  found = 0;
  for (const article of articles) found += chrono.parse(article, reference).length;
  const used = process.cpuUsage(before);
  best = Math.min(best, (used.user + used.system) / 1e6);
}
console.log(JSON.stringify({ seconds: best, found }));
