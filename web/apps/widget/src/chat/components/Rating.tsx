import { useEffect, useRef, useState } from 'preact/hooks'
import type { Episode, RatingScale } from '../types'
import { useUi } from './context'

/** More values than this are chosen on a slider. */
const MOST_BUTTONS = 11
const COMMENT_MAX = 1_000

/**
 * The scale this very invitation is asked on: it may be another than the one in use when the chat was opened. Null until
 * it is known; what the session said is good enough when it cannot be had.
 */
function useAsked(episode: Episode, session: RatingScale): RatingScale | null {
  const { chat } = useUi()
  const [asked, set] = useState<RatingScale | null>(null)
  const wanted = episode.rating?.state === 'requested'
  useEffect(() => {
    if (!wanted) return
    let here = true
    chat.api.call<{ scale: RatingScale | null }>('GET', `/ratings/${episode.id}`).then(
      ({ scale }) => here && set(scale ?? session),
      () => here && set(session),
    )
    return () => void (here = false)
  }, [episode.id, wanted])
  return asked
}

/** Asks for a score on the configured scale with a comment, and says thanks once it is stored. */
export function Rating({ episode, scale: session }: { readonly episode: Episode; readonly scale: RatingScale }) {
  const { chat, language: { t } } = useUi()
  const scale = useAsked(episode, session)
  const [score, setScore] = useState<number | null>(null)
  const [comment, setComment] = useState('')
  const [state, setState] = useState<'open' | 'sending' | 'failed'>('open')
  if (episode.rating?.state === 'done') {
    const { score: given } = episode.rating
    return <p class="line" role="status">{given === null ? t('rate.thanks.plain') : t('rate.thanks', { n: given })}</p>
  }
  if (episode.rating?.state !== 'requested' || scale === null) return null
  const submit = (event: Event): void => {
    event.preventDefault()
    if (score === null || state === 'sending') return
    setState('sending')
    chat.rate(score, comment.trim()).then(() => setState('open'), () => setState('failed'))
  }
  return (
    <form class="rating" onSubmit={submit} aria-label={t('rate.ask')}>
      <h2>{t('rate.ask')}</h2>
      <Scale scale={scale} score={score} onChange={setScore} />
      {score !== null && (
        <>
          <textarea
            rows={2}
            maxLength={COMMENT_MAX}
            dir="auto"
            placeholder={t('rate.comment')}
            aria-label={t('rate.comment')}
            value={comment}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
          {state === 'failed' && <p class="error" role="alert">{t('rate.failed')}</p>}
          <button class="primary" disabled={state === 'sending'}>{t(state === 'sending' ? 'rate.sending' : 'rate.send')}</button>
        </>
      )}
    </form>
  )
}

interface ScaleProps {
  readonly scale: RatingScale
  readonly score: number | null
  readonly onChange: (score: number) => void
}

function Scale({ scale, score, onChange }: ScaleProps) {
  const { language: { t } } = useUi()
  const { min, max, step = 1, labels } = scale
  const few = (max - min) / step < MOST_BUTTONS
  return (
    <div class="scale">
      {few ? <Buttons scale={scale} score={score} onChange={onChange} /> : (
        <label class="slider">
          <output>{score ?? '–'}</output>
          <input
            type="range"
            min={min}
            max={max}
            step={step}
            value={score ?? min + step * Math.round((max - min) / step / 2)}
            aria-label={t('rate.ask')}
            onInput={(event) => onChange(Number(event.currentTarget.value))}
          />
        </label>
      )}
      <p class="ends">
        <span>{labels[String(min)] ?? t('rate.low')}</span>
        {score !== null && score !== min && score !== max && labels[String(score)] && <b>{labels[String(score)]}</b>}
        <span>{labels[String(max)] ?? t('rate.high')}</span>
      </p>
    </div>
  )
}

/** A radio group: one stop for Tab, arrows move and choose. */
function Buttons({ scale: { min, max, step: gap = 1, labels }, score, onChange }: ScaleProps) {
  const { language: { t } } = useUi()
  const group = useRef<HTMLDivElement>(null)
  const values = Array.from({ length: (max - min) / gap + 1 }, (_, index) => min + gap * index)
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const next = Math.min(max, Math.max(min, (score ?? (step > 0 ? min - gap : max + gap)) + step * gap))
    onChange(next)
    group.current?.querySelectorAll('button')[(next - min) / gap]?.focus()
  }
  return (
    <div ref={group} class={`points n${values.length}`} role="radiogroup" aria-label={t('rate.ask')} onKeyDown={move}>
      {values.map((value) => (
        <button
          key={value}
          type="button"
          role="radio"
          aria-checked={value === score}
          aria-label={[t('rate.value', { n: value }), labels[String(value)]].filter(Boolean).join(' ')}
          tabIndex={value === (score ?? min) ? 0 : -1}
          class={value === score ? 'point on' : 'point'}
          onClick={() => onChange(value)}
        >
          {value}
        </button>
      ))}
    </div>
  )
}
