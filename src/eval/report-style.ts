/** The looks of the report: system fonts, one accent, colours that follow the reader's light or dark. */
export const STYLE = `
:root { --ground: #fff; --text: #1c2024; --soft: #60666d; --line: #e3e6ea; --bar: #3b74c8; --interval: #12305c; --miss: #c05a3c; --better: #2c8a57; --worse: #c05a3c; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #15181c; --text: #e4e7eb; --soft: #99a1aa; --line: #2b3138; --bar: #4a80cf; --interval: #dbe7fb; --miss: #d5765a; --better: #4fb37d; --worse: #d5765a; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 60rem; background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; }
h2 { font-size: 1.15rem; margin: 0 0 .5rem; overflow-wrap: anywhere; }
header p, .count, figcaption { color: var(--soft); font-size: .875rem; margin: .25rem 0 .75rem; overflow-wrap: anywhere; }
section { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: 1.25rem; }
figure { margin: 1rem 0; }
svg { display: block; width: 100%; max-width: 44rem; height: auto; font-size: 14px; }
.pair { display: grid; gap: 0 2rem; align-items: start; }
@media (min-width: 48rem) { .pair { grid-template-columns: 3fr 2fr; } }
.pair figure:last-child svg { max-width: 24rem; }
svg text { fill: var(--text); }
svg .tick { fill: var(--soft); font-size: 12px; }
svg .value { font-variant-numeric: tabular-nums; }
.grid { stroke: var(--line); }
.axis { stroke: var(--soft); }
.diagonal { stroke: var(--soft); stroke-dasharray: 4 4; }
.bar { fill: var(--bar); }
.miss { fill: var(--miss); }
.point { fill: var(--bar); fill-opacity: .8; }
.interval { stroke: var(--interval); stroke-width: 1.5; fill: none; }
.better { fill: var(--better); } .worse { fill: var(--worse); } .even { fill: var(--soft); }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .75rem .45rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; min-width: 4rem; }
th { color: var(--soft); font-weight: 500; }
td.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
td ol { margin: 0; padding-left: 1.1rem; }
small { color: var(--soft); }
table.queries { table-layout: fixed; }
table.queries th:nth-last-child(2) { width: 38%; }
table.queries th:last-child { width: 4rem; }
summary { cursor: pointer; color: var(--soft); font-size: .875rem; margin: .75rem 0; }
@media (max-width: 40rem) {
  table.queries, table.queries tbody, table.queries tr, table.queries td { display: block; width: 100%; }
  table.queries thead { display: none; }
  table.queries tr { border-bottom: 1px solid var(--line); padding: .75rem 0; }
  table.queries td { border: 0; padding: .1rem 0; }
  table.queries td::before { content: attr(data-name) ": "; color: var(--soft); }
}
@media (max-width: 40rem) { svg { font-size: 19px; } svg .tick { font-size: 16px; } .pair figure:last-child svg .tick { font-size: 12px; } }
`;
