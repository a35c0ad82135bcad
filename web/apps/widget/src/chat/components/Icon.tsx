/** Line icons on a 24-unit grid, drawn for this widget. Decorative: the control around them carries the name. */
const PATHS = {
  send: 'M4.5 12h14M12.5 5.5 19 12l-6.5 6.5',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  down: 'M6 9.5l6 6 6-6',
  end: 'M9.5 4.5H6a1.5 1.5 0 0 0-1.5 1.5v12A1.5 1.5 0 0 0 6 19.5h3.5M15.5 16l4-4-4-4M19.5 12h-10',
  file: 'M13.5 3.5H7A1.5 1.5 0 0 0 5.5 5v14A1.5 1.5 0 0 0 7 20.5h10a1.5 1.5 0 0 0 1.5-1.5V8.5zM13.5 3.5v5h5',
  orders: 'M5.5 8.5h13l1 11h-15zM9 8.5V7a3 3 0 0 1 6 0v1.5',
  sent: 'M6.5 12.5l4 4 7.5-9',
  delivered: 'M2.5 12.5l4 4 7.5-9M11.5 16l.5.5 7.5-9',
  alert: 'M12 8v5M12 16.2v.1M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z',
  clock: 'M12 7.5V12l3 2M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z',
  chat: 'M20.5 11.7a8 8 0 0 1-8.5 7.9 9.3 9.3 0 0 1-3.7-.8L3.5 20l1.4-4.3a7.6 7.6 0 0 1-1-4A8 8 0 0 1 12.2 4a8 8 0 0 1 8.3 7.7z',
} as const

export function Icon({ name, size = 20 }: { readonly name: keyof typeof PATHS; readonly size?: number }) {
  return (
    <svg class={`icon icon-${name}`} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
