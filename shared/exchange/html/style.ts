/** The look of the report: one column to read, in either theme, and on paper. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1d1d1f;--soft:#55565c;--line:#d5d5da;
--claim:#e3eefb;--claim-line:#1259a8;--quote:#e4f4e6;--quote-line:#1c6b2d;--figure:#fbf0d6;--figure-line:#855400;
--link:#0b57b0}
@media (prefers-color-scheme:dark){:root{--paper:#17181b;--ink:#ececf0;--soft:#b0b1b9;--line:#3c3e45;
--claim:#1b3050;--claim-line:#8cbcf5;--quote:#1b3823;--quote-line:#86d498;--figure:#40310f;--figure-line:#eec066;
--link:#8cbcf5}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",sans-serif}
body{max-width:66rem;margin:0 auto;padding:2.5rem 1.5rem 4rem}
a{color:var(--link)}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .4rem}
h2{font-size:1.5rem;line-height:1.25;margin:0 0 .6rem}
h3{font-size:1.05rem;margin:2rem 0 .5rem}
.lead{color:var(--soft);margin:0 0 1rem}
.key{display:flex;flex-wrap:wrap;gap:.4rem 1.2rem;list-style:none;margin:0;padding:0}
article,.more{border-top:1px solid var(--line);margin-top:2.5rem;padding-top:1.8rem}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.1rem 1rem;margin:0;font-size:.875rem;color:var(--soft)}
.facts dt{font-weight:600}.facts dd{margin:0;overflow-wrap:anywhere}
.text{font:1.125rem/1.75 Charter,"Iowan Old Style",Georgia,serif;max-width:42rem;margin-top:1.4rem;overflow-wrap:break-word}
.text p{white-space:pre-wrap;margin:0 0 .8em}
mark{color:inherit;background:none;border-bottom:2px solid;padding-bottom:0}
mark.d1{padding-bottom:4px}mark.d2{padding-bottom:8px}mark.d3{padding-bottom:12px}mark.d4{padding-bottom:16px}
mark.claim{background:var(--claim);border-bottom-color:var(--claim-line)}
mark.quote{background:var(--quote);border-bottom-color:var(--quote-line);border-bottom-style:dashed}
mark.figure{background:var(--figure);border-bottom-color:var(--figure-line);border-bottom-style:double;border-bottom-width:4px}
.name{text-decoration:none;white-space:nowrap;border-radius:.2em}
.name::before{content:attr(data-name);font:600 .68rem/1 system-ui,sans-serif;vertical-align:.45em;padding:.1em .2em;color:inherit;unicode-bidi:isolate}
.claim>.name{color:var(--claim-line)}.quote>.name{color:var(--quote-line)}.figure>.name{color:var(--figure-line)}
.name:target::before,tr:target>th{outline:2px solid var(--link);outline-offset:1px}
a:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.table{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.4}
caption{text-align:left;color:var(--soft);padding-bottom:.3rem}
th,td{border-bottom:1px solid var(--line);padding:.4rem .8rem .4rem 0;text-align:left;vertical-align:top;overflow-wrap:break-word}
td.remarks{min-width:9rem}
thead th{color:var(--soft);font-weight:600;white-space:nowrap}
td.words{min-width:14rem;font-family:Charter,"Iowan Old Style",Georgia,serif;font-size:1rem;white-space:pre-wrap}
td.place{white-space:nowrap;color:var(--soft);font-variant-numeric:tabular-nums}
td ul{list-style:none;margin:0;padding:0}
.none{color:var(--soft)}
@media (max-width:40rem){body{padding:1.5rem 1rem}.facts{grid-template-columns:minmax(0,1fr)}}
@media print{
:root{--paper:#fff;--ink:#000;--soft:#444;--line:#999;--link:#000;--claim:#fff;--quote:#fff;--figure:#fff;
--claim-line:#000;--quote-line:#000;--figure-line:#000}
html{font-size:10pt}body{max-width:none;padding:0}
.table{overflow:visible}td.words,td.remarks{min-width:0}td.place,thead th{white-space:normal}th,td{overflow-wrap:anywhere}a{text-decoration:none}
tr,h2,h3,.facts{break-inside:avoid}h2,h3{break-after:avoid}
article+article{break-before:page}
}
`;
