import type { Step } from './types'

/** The verb of a move: ours for the actions this version knows, else the status it leads to. */
export function stepWords(step: Step, t: (key: string, params?: Record<string, unknown>) => string, te: (key: string) => boolean): string {
  if (step.label) return step.label
  if (te(`orders.do.${step.name}`)) return t(`orders.do.${step.name}`)
  return step.to ? t('orders.do.to', { status: step.to.label }) : step.name
}

/** Why a move is not possible now, in words. */
export const whyWords = (step: Pick<Step, 'why'>, t: (key: string) => string, te: (key: string) => boolean): string =>
  step.why && te(`orders.why.${step.why}`) ? t(`orders.why.${step.why}`) : t('ui.blocked')
