/** How many digits a currency has after its point. */
export const digitsOf = (currency: string): number => {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  } catch {
    return 2
  }
}

/** What somebody typed as an amount, in minor units; null for anything that is no amount. Never by floating point. */
export function minorOf(typed: string, currency: string): number | null {
  const digits = digitsOf(currency)
  const hit = /^(\d{1,11})(?:\.(\d*))?$/.exec(typed.trim().replace(/[,，\s]/g, '').replace('．', '.'))
  if (!hit?.[1] || (hit[2] ?? '').length > digits) return null
  return Number(hit[1]) * 10 ** digits + Number((hit[2] ?? '').padEnd(digits, '0') || '0')
}

/** Minor units as they are typed: 129900 is "1299", 5 is "0.05". */
export function typedOf(minor: number, currency: string): string {
  const digits = digitsOf(currency)
  const text = String(minor).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const rest = digits === 0 ? '' : text.slice(text.length - digits).replace(/0+$/, '')
  return rest === '' ? whole : `${whole}.${rest}`
}
