/** Colours offered for a shop's chat window; white text on each of them is readable (4.5 : 1 or better). */
export const BRAND_COLOURS = ['#3257d3', '#0f7f58', '#b4361f', '#8a3ffc', '#9a5b00', '#0b7285', '#c2255c', '#1a1a18'] as const
export const COLOUR = /^#[0-9a-f]{6}$/i
