import { describe, expect, it } from 'vitest'
import { loadLanguage, tagFor } from './i18n'
import en from './texts/en.json'
import laterEn from './texts/later.en.json'
import laterZh from './texts/later.zh-CN.json'
import zh from './texts/zh-CN.json'

const slots = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort()

describe.each([['at once', zh, en], ['later', laterZh, laterEn]])('the texts shown %s', (_, chinese, english) => {
  it('have the same keys in both languages', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort())
  })

  it('have the same placeholders in both languages, and none is empty', () => {
    const other = english as Record<string, string>
    for (const [key, text] of Object.entries(chinese)) {
      expect([key, slots(other[key] ?? '')]).toEqual([key, slots(text)])
      expect(text.trim() && other[key]?.trim()).toBeTruthy()
    }
  })
})

describe('the language', () => {
  it('is the first wish that we have, by its base', () => {
    expect(tagFor(['zh-TW'])).toBe('zh-CN')
    expect(tagFor([null, '', 'pt-BR', 'en_GB', 'zh'])).toBe('en')
    expect(tagFor(['xx'])).toBe('en')
  })

  it('fills placeholders and learns the later words', async () => {
    const { t, more } = await loadLanguage('zh-CN')
    expect(t('queue', { n: 3 })).toBe('正在排队，您是第 3 位')
    await more()
    expect(t('rate.send')).toBe('提交评价')
  })
})
