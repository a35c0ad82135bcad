/** Style of the bubble and the panel around the iframe. `side` is the logical side the bubble sits on. */
export const sheetText = (side: 'start' | 'end'): string => `
:host{all:initial;position:fixed;z-index:2147483000;bottom:20px;inset-inline-${side}:20px}
button{all:unset;position:relative;z-index:1;box-sizing:border-box;width:56px;height:56px;border-radius:50%;background:var(--color,#3257d3);color:#fff;display:grid;place-items:center;cursor:pointer;box-shadow:0 6px 20px rgb(0 0 0/.18);}
button:hover{filter:brightness(1.08)}
button:focus-visible{outline:3px solid var(--color,#3257d3);outline-offset:3px}
button::before{content:"";width:28px;height:28px;background:var(--ink,#fff);clip-path:path('M14 3.5C7.7 3.5 2.8 7.7 2.8 13c0 2.5 1.1 4.7 2.9 6.4l-1.2 5.2 5.2-2.6c1.3.4 2.8.6 4.3.6 6.3 0 11.2-4.2 11.2-9.5S20.3 3.5 14 3.5z')}
b{position:absolute;z-index:1;top:-2px;inset-inline-${side}:-2px;min-width:20px;border-radius:10px;background:#d92d4a;color:#fff;font:600 12px/20px system-ui;text-align:center;padding:0 5px;box-sizing:border-box;pointer-events:none}
b:empty{display:none}
iframe{position:absolute;bottom:72px;inset-inline-${side}:0;width:384px;height:min(640px,100vh - 112px);border:0;border-radius:16px;box-shadow:0 12px 48px rgb(0 0 0/.22);opacity:0;visibility:hidden;transition:.16s}
:host(.o) iframe{opacity:1;visibility:visible}
@media(max-width:520px){iframe{position:fixed;inset:0;width:100%;height:100%;border-radius:0}:host(.o.r) button{display:none}}
@media(prefers-reduced-motion:reduce){iframe{transition:none}}`
