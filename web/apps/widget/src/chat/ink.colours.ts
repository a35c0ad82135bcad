/** White or ink, whichever reads better on a colour `#rgb` or `#rrggbb`. */
export function inkOn(hex: string): '#fff' | '#171716' {
  const wide = hex.length > 4 ? hex : hex.replace(/\w/g, '$&$&')
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(wide.slice(at, at + 2), 16))
  // Perceived lightness, 0–255. Above 150 white falls under a contrast of 3:1.
  return 0.299 * r + 0.587 * g + 0.114 * b > 150 ? '#171716' : '#fff'
}
