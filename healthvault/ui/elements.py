"""The look of bare elements, in CSS that names tokens: what a class on every use would only repeat."""

ELEMENTS = """
@layer base {
  html { font-family: var(--font-sans); background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%;
    text-rendering: optimizeLegibility; -webkit-font-smoothing: antialiased; scroll-padding-top: 24px; }
  body { font-size: 1rem; line-height: 1.5rem; font-feature-settings: "tnum", "cv11", "ss03"; min-width: 320px; overflow-wrap: break-word; }
  h1, h2, h3 { text-wrap: balance; }
  p { text-wrap: pretty; }
  ::selection { background: color-mix(in srgb, var(--brand) 24%, transparent); }
  :focus-visible { outline: 2px solid var(--brand); outline-offset: 2px; }
  h1:focus, h1:focus-visible, main:focus-visible { outline: none; }
  ::placeholder { color: var(--faint); opacity: 1; }
  button, summary, label[for], select, [role=switch], ::file-selector-button { cursor: pointer; }
  :disabled, [aria-disabled=true] { cursor: not-allowed; }
  summary { list-style: none; }
  summary::-webkit-details-marker { display: none; }
  input, select, textarea, button { font: inherit; color: inherit; }
  input[type=search]::-webkit-search-cancel-button { display: none; }
  [popover], dialog { color: inherit; background: var(--card); margin: auto; }
  dialog::backdrop, [popover].sheet::backdrop { background: color-mix(in srgb, var(--scrim) 45%, transparent); }
  table { border-collapse: collapse; width: 100%; }
  progress { appearance: none; border: 0; height: 6px; border-radius: 9999px; overflow: hidden; background: var(--sunken); }
  progress::-webkit-progress-bar { background: var(--sunken); }
  progress::-webkit-progress-value { background: var(--brand); border-radius: 9999px; transition: width 180ms; }
  progress::-moz-progress-bar { background: var(--brand); }
  .js-plotly-plot .xtick text, .js-plotly-plot .ytick text, .js-plotly-plot .gtitle, .js-plotly-plot .annotation-text,
  .js-plotly-plot .xtitle, .js-plotly-plot .ytitle, .js-plotly-plot .legendtext { fill: var(--soft) !important; }
  .js-plotly-plot .gridlayer path, .js-plotly-plot .zerolinelayer path { stroke: var(--ink) !important; stroke-opacity: 0.08; }
  .js-plotly-plot .modebar-btn path { fill: var(--faint) !important; }
}
@layer components {
  .switch { appearance: none; flex: none; width: 40px; height: 24px; border-radius: 9999px; background: var(--edge);
    position: relative; transition: background 140ms; }
  .switch::after { content: ""; position: absolute; inset: 3px auto auto 3px; width: 18px; height: 18px; border-radius: 9999px;
    background: var(--card); transition: translate 140ms; }
  .switch:checked { background: var(--brand); }
  .switch:checked::after { translate: 16px 0; }
  .shape { background: var(--sunken); border-radius: 6px; animation: wait 1.8s ease-in-out infinite; }
  .wide-table { overflow-x: auto; }
  .only-heard:not(:focus-within) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
}
@keyframes wait { 50% { opacity: 0.55; } }
@media (prefers-reduced-motion: reduce) {
  *, ::before, ::after, ::backdrop { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
}
"""
"""CSS for `ui/stylesheet.py`. Sizes here are those of the parts of one control, which no other place repeats."""
