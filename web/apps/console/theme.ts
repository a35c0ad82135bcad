/**
 * How Nuxt UI's parts look here: dense, quiet, logical directions only. Colours are names of our own palettes in
 * shared/styles/tokens.css; nothing else may name a colour.
 */
export const theme = {
  colors: {
    primary: 'brand',
    secondary: 'brand',
    success: 'jade',
    info: 'sky',
    warning: 'amber',
    error: 'rose',
    neutral: 'ink' as never,
  },
  button: {
    slots: { base: 'font-medium cursor-pointer disabled:cursor-not-allowed max-md:min-h-10 max-md:text-[14px]' },
    variants: { square: { true: 'max-md:min-w-10 max-md:justify-center' } },
    defaultVariants: { size: 'sm' },
  },
  input: { slots: { base: 'max-md:text-[16px] max-md:min-h-10' }, defaultVariants: { size: 'sm' } },
  inputNumber: { slots: { base: 'max-md:text-[16px] max-md:min-h-10' }, defaultVariants: { size: 'sm' } },
  textarea: { slots: { base: 'max-md:text-[16px]' }, defaultVariants: { size: 'sm' } },
  // What opens from inside a dialogue stands above it.
  select: { slots: { content: 'z-50', base: 'max-md:text-[16px] max-md:min-h-10' }, defaultVariants: { size: 'sm' } },
  selectMenu: { slots: { content: 'z-50', base: 'max-md:text-[16px] max-md:min-h-10' }, defaultVariants: { size: 'sm' } },
  switch: { defaultVariants: { size: 'sm' } },
  checkbox: { defaultVariants: { size: 'sm' } },
  formField: {
    slots: { label: 'text-[12.5px] font-medium text-toned', help: 'text-[12px] text-dimmed', error: 'text-[12px]' },
    defaultVariants: { size: 'sm' },
  },
  badge: {
    slots: { base: 'font-medium' },
    variants: { size: { sm: { base: 'text-[11px]/4 px-1.5 py-px rounded-sm' } } },
    defaultVariants: { size: 'sm', color: 'neutral', variant: 'soft' } as never,
  },
  tooltip: { slots: { content: 'z-50 h-7 text-xs' } },
  popover: { slots: { content: 'z-50' } },
  kbd: { base: 'font-sans' },
  modal: {
    // Above slide-overs: a question about a form must not open behind it.
    slots: { overlay: 'z-40 bg-(--overlay) backdrop-blur-[2px]', content: 'z-40 shadow-(--shadow-pop)', title: 'text-[14px]' },
  },
  slideover: {
    slots: {
      overlay: 'bg-(--overlay)',
      content: 'max-w-lg shadow-(--shadow-pop)',
      header: 'min-h-12 px-5 py-2 sm:px-5',
      close: 'top-2.5 end-3',
      title: 'text-[14px]',
      description: 'text-[12px]',
      body: 'p-5 sm:p-5',
      footer: 'px-5 py-3 sm:px-5 justify-end',
    },
  },
  dropdownMenu: { slots: { content: 'z-50 shadow-(--shadow-pop)' }, defaultVariants: { size: 'sm' } },
  toast: { slots: { root: 'shadow-(--shadow-pop)' } },
}
