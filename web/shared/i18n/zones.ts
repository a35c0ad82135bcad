/** Time zones to choose from, the usual ones of our users first. */
const FIRST = ['Asia/Shanghai', 'Asia/Hong_Kong', 'Asia/Taipei', 'Asia/Singapore', 'Asia/Tokyo', 'UTC']

export const zoneOptions = (): { value: string; label: string }[] =>
  [...new Set([...FIRST, ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({ value: zone, label: zone }))
