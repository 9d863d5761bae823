import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import { createActReader } from '../../../src/skills/answer/read-act.ts'

const readAct = createActReader(resolve(import.meta.dirname, '../../../knowledge/language'), loadWords())

describe('what is said about the last answer', () => {
  test.each([
    ['kepanjangan', { kind: 'shorter' }],
    ['ringkas dong kak', { kind: 'shorter' }],
    ['singkatin jadi 3 poin', { kind: 'points', number: 3 }],
    ['tolong dijadikan tabel', { kind: 'points', number: undefined }],
    ['coba urutkan dari awal sampai akhir', { kind: 'steps' }],
    ['bikinin pesan singkat buat dikirim ke atasan', { kind: 'message' }],
    ['ada versi yang lebih sopan?', { kind: 'tone' }],
    ['bedanya apa sama yang tadi', { kind: 'difference' }],
    ['mohon sumber aturannya', { kind: 'source' }],
    ['Make it shorter', { kind: 'shorter' }],
    ['maksudnya?', { kind: 'simpler' }],
    ['gak ngerti', { kind: 'simpler' }],
    ['contohnya?', { kind: 'example', rest: '' }],
    ['contoh kalimatnya dong', { kind: 'example', rest: '' }],
    ['contohnya di resto', { kind: 'example', rest: 'di resto' }],
    ['Give me an example', { kind: 'example', rest: '' }],
    ['kenapa bisa gitu', { kind: 'reason' }],
    ['sumbernya dari mana tuh', { kind: 'source' }],
    ['Apa sumber ketentuannya?', { kind: 'source' }],
    ['yakin?', { kind: 'doubt', rest: '' }],
    ['serius? kata teman saya ada denda', { kind: 'doubt', rest: 'ada denda' }],
    ['masih terlalu umum, khusus toko kue', { kind: 'beside', rest: 'masih khusus toko kue' }],
    ['terus abis itu?', { kind: 'next' }],
    ['Lalu langkah selanjutnya?', { kind: 'next' }],
    ['what next?', { kind: 'next' }],
    ['Terus langkah pertama kami apa?', { kind: 'begin' }],
    ['langkah pertama apa dong besok', { kind: 'begin' }],
    ['where do I start?', { kind: 'begin' }],
    ['in English please, my partner is Australian', { kind: 'english' }],
    ['in Indonesian please so she can read it', { kind: 'indonesian' }],
    ['balik ke yang tadi', { kind: 'back', rest: '' }],
    ['balik ke LKPM dong', { kind: 'back', rest: 'lkpm' }],
    ['yang kedua?', { kind: 'item', number: 2 }],
    ['langkah ke-5 apa', { kind: 'item', number: 5 }],
    ['the third one', { kind: 'item', number: 3 }],
    ['jadi gak wajib ya?', { kind: 'confirm', rest: 'tidak wajib ya' }],
    ['berarti kena denda apa nggak? jawab langsung aja', { kind: 'confirm', rest: 'kena denda apa tidak' }],
    ['contoh kalimatnya piye, bahasa indonesia wae', { kind: 'example', rest: '' }],
    ['berarti boleh dong', { kind: 'confirm', rest: 'boleh dong' }],
    ['di hotel', { kind: 'context' }],
    ['kita di industri fintech', { kind: 'context' }],
    ['In Indonesian please', { kind: 'indonesian' }],
    ['english', { kind: 'english' }],
  ])('%j is read as %j', (text, act) => {
    expect(readAct(text)).toEqual(act)
  })

  test.each(['jadwal ringkasan', 'ringkasan minggu lalu dong', 'apa singkatan NIB'])(
    '%j is no wish for a shorter answer',
    (text) => {
      expect(readAct(text)?.kind).not.toBe('shorter')
    },
  )

  test.each([
    'apa itu NIB?',
    'kenapa NIB saya ditolak',
    'contoh visi misi untuk tim layanan pelanggan rumah sakit swasta',
    'di mana kantor OSS',
    'makasih',
    '2',
    'oh gitu ya',
    'bikinin pesan broadcast promo lebaran',
    'masa berlaku izinnya sampai kapan',
    'daftar pelanggan yang komplain',
    'bisa pake bahasa inggris doang?',
    'sumber daya manusia cs kurang',
    '',
  ])('%j says something of its own', (text) => {
    expect(readAct(text)).toBeUndefined()
  })
})
