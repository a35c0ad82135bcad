import { language } from './index'

/** The currencies in use, as the server takes them (src/zhike/kernel/money.py); a test compares the two. */
export const CURRENCIES: readonly string[] = (
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ' +
  'ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL ' +
  'LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK ' +
  'SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG'
).split(' ')

/** What our users' shops mostly sell in, first. */
const FIRST = ['CNY', 'HKD', 'TWD', 'USD', 'EUR', 'JPY', 'GBP']

/**
 * Currencies to choose from, with their names in the language of the screen: "CNY 人民币". `kept` is one that stands in
 * the record and is out of use: it stays choosable, so that nothing is lost by looking.
 */
export function currencyOptions(kept?: string | null): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language.value, { type: 'currency' })
  const codes = new Set([...FIRST, ...CURRENCIES])
  if (kept && /^[A-Z]{3}$/.test(kept)) codes.add(kept)
  return [...codes].map((code) => {
    const name = names.of(code) ?? code
    return { value: code, label: name === code ? code : `${code} ${name}` }
  })
}
