import { afterEach, describe, expect, test } from 'vitest'
import { readWorkbook } from '../../knowledge/kits/read-workbook.ts'
import { type AnalyseStage, createAnalyseStage } from '../../support/analyse-stage.ts'

const dina = 'telegram:dina'
const stages: AnalyseStage[] = []
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.remove()
})

async function openStage(): Promise<AnalyseStage> {
  const stage = await createAnalyseStage()
  stages.push(stage)
  return stage
}

describe('a supervisor with a survey file', () => {
  test('is told what each column is, and gets the figures at a yes', async () => {
    const stage = await openStage()
    const [asked] = await stage.send(dina, 'google-forms.csv')
    expect(asked?.text).toContain('240 jawaban')
    expect(asked?.text).toContain('**CSAT**: B “Seberapa puas Anda')
    expect(asked?.text).toContain('**cabang**: D “Cabang”')
    expect(asked?.text).toContain('Tidak dipakai: F “Nama”, G “Nomor HP”.')
    const [answer] = await stage.pick(dina, 'Ya, hitung')
    expect(answer?.text).toContain('**CSAT 50 %** (117 dari 234 puas; rentang 95 %: 43,6–56,4 %)')
    expect(answer?.text).toContain('**NPS −51**')
    expect(answer?.text).toContain('Bekasi 24,4 % (n = 78, −38,5 dari yang lain)')
    expect(answer?.text).toContain('Filenya tidak saya simpan')
    expect(answer?.image).toMatchObject({ name: 'tren.png', mediaType: 'image/png' })
    expect(answer?.image?.alternativeText).toContain('CSAT per minggu')
  })

  test.each(['csat cabang kami berapa?', 'how satisfied are they?', 'tolong hitung kepuasan bulan ini'])(
    'may ask with it what stands in it: %s',
    async (question) => {
      const stage = await openStage()
      const [asked] = await stage.send(dina, 'google-forms.csv', question)
      expect(asked?.text).toMatch(/240 (?:jawaban|answers)/)
    },
  )

  test('asks something on the law beside it, and gets that answered', async () => {
    const stage = await openStage()
    const [answer] = await stage.send(dina, 'google-forms.csv', 'apa itu NIB?')
    expect(answer?.text).toContain('NIB (Nomor Induk Berusaha)')
  })

  test('puts columns right in words, and says yes in words', async () => {
    const stage = await openStage()
    await stage.send(dina, 'google-forms.csv')
    expect(await stage.say(dina, 'kolom D bukan cabang')).toContain('sekarang **tidak dipakai**')
    expect(await stage.say(dina, 'CSAT = kolom G')).toContain('tidak berisi angka')
    expect(await stage.say(dina, 'CSAT = kolom C')).toContain('sekarang **CSAT**')
    const answer = await stage.say(dina, 'ya')
    expect(answer).not.toContain('Per cabang')
    expect(answer).toContain('**CSAT')
  })

  test('asks something else meanwhile, and is reminded of the columns', async () => {
    const stage = await openStage()
    await stage.send(dina, 'utf16.tsv')
    const answer = await stage.say(dina, 'apa itu CSAT?')
    expect(answer).toContain('CSAT')
    expect(answer).toContain('Kolom survei tadi masih menunggu')
  })

  test('opens groups, themes, the comparison and all pictures', async () => {
    const stage = await openStage()
    await stage.send(dina, 'google-forms.csv')
    await stage.pick(dina, 'Ya, hitung')
    const [groups] = await stage.pick(dina, 'Per kelompok')
    expect(groups?.text).toContain('⚠️ Bekasi: **24,4 %** (16,2–34,9 %; n = 78)')
    const [themes] = await stage.pick(dina, 'Tema dan kutipan')
    expect(themes?.text).toContain('**Lama dilayani**: 58 (33 %)')
    expect(await stage.say(dina, 'bandingkan dengan bulan lalu')).toContain('2027-08 dibanding 2027-07')
    const pictures = await stage.pick(dina, 'Semua grafik')
    expect(pictures.map(({ image }) => image?.name)).toEqual(['tren.png', 'kelompok.png', 'jawaban.png'])
  })

  test('gets a report whose figures are numbers in a workbook, and one in words', async () => {
    const stage = await openStage()
    await stage.send(dina, 'google-forms.csv')
    await stage.pick(dina, 'Ya, hitung')
    const [xlsx] = await stage.pick(dina, 'Laporan XLSX')
    const workbook = readWorkbook(Buffer.from(xlsx?.file?.content ?? '', 'base64'))
    expect(workbook.sheetNames[0]).toBe('Ringkasan')
    expect(workbook.raw('1 Ukuran', 'A2')).toBe('CSAT')
    expect(workbook.raw('1 Ukuran', 'B2')).toBe(50)
    expect(workbook.raw('1 Ukuran', 'E2')).toBe(234)
    await stage.pick(dina, 'Per kelompok')
    const [markdown] = await stage.pick(dina, 'Laporan teks')
    const text = Buffer.from(markdown?.file?.content ?? '', 'base64').toString('utf8')
    expect(text).toContain('| CSAT | 50 |')
    expect(text).toContain('# Analisis google-forms.csv')
  })

  test('hears of an IKM its letter and the unsur to work on', async () => {
    const stage = await openStage()
    const [asked] = await stage.send(dina, 'skm-merged.xlsx')
    expect(asked?.text).toContain('Saya membaca lembar “Data” dari 2 lembar')
    const [answer] = await stage.pick(dina, 'Ya, hitung')
    expect(answer?.text).toContain('**IKM 77,34 – mutu B (baik)** (n = 64 lengkap; rentang 95 %: 75,72–78,97)')
    expect(answer?.text).toContain('Terendah: Unsur: Prosedur 2,97')
  })

  test('of one respondent hears that it is no measure yet', async () => {
    const stage = await openStage()
    await stage.send(dina, 'one.csv')
    const [answer] = await stage.pick(dina, 'Ya, hitung')
    expect(answer?.text).toContain('Baru satu jawaban')
  })

  test('in English, with a table that was typed', async () => {
    const stage = await openStage()
    const table = [
      'date;branch;CSAT',
      ...[5, 4, 2, 5, 3, 4].map((score, day) => `2027-07-0${day + 1};${day % 2 ? 'North' : 'South'};${score}`),
    ]
    const asked = await stage.say(dina, ['please analyse this survey', ...table].join('\n'))
    expect(asked).toContain('6 answers')
    expect(await stage.say(dina, 'yes')).toContain('**CSAT 66.7 %** (4 of 6 satisfied')
  })
})

describe('what looks like it and is neither survey nor chat', () => {
  test.each([
    'Bulan,CSAT\nMei,81\nJuni,84\nJuli,79',
    'Tujuan: CSAT naik\nTarget: 85\nPemilik: Rina\nTenggat: Desember',
    'tambah aksi: template balasan, Rina\ntambah aksi: cek stok, Budi\ntambah aksi: hubungi kurir, Ani',
  ])('is left to whoever it is for: %j', async (text) => {
    const stage = await openStage()
    const answer = await stage.say(dina, text)
    expect(answer).not.toContain('membaca kolomnya')
    expect(answer).not.toContain('Siapa yang melayani')
    expect(answer).not.toContain('pesan agen')
  })
})

describe('what comes out', () => {
  test('goes into the programme at a tap: with the file, its hash and the day, once, and can be undone', async () => {
    const stage = await openStage()
    await stage.say(dina, 'buat tim Kopi Senja')
    await stage.send(dina, 'zendesk.csv')
    await stage.pick(dina, 'Ya, hitung')
    expect(await stage.eventsOf('programme:')).toEqual([])
    const [recorded] = await stage.pick(dina, 'Catat ke program tim')
    expect(recorded?.text).toContain('program **Kopi Senja**: CSAT 79,5 % (n = 117), per 2027-07-06')
    const events = await stage.eventsOf('programme:')
    expect(events[0]).toMatchObject({
      kind: 'measured',
      data: {
        values: {
          metric: { key: 'csat', unit: '%' },
          value: 79.49,
          n: 117,
          count: 93,
          day: '2027-07-06',
          note: expect.stringMatching(/^zendesk\.csv · sha256 [0-9a-f]{16} · dianalisis 2027-07-27$/),
        },
      },
    })
    expect(await stage.say(dina, '/analisis')).toContain('Kirim file')
    await stage.send(dina, 'zendesk.csv')
    await stage.pick(dina, 'Ya, hitung')
    expect((await stage.pick(dina, 'Catat ke program tim'))[0]?.text).toContain('sudah pernah dicatat')
    expect(await stage.say(dina, 'urungkan')).toContain('urung')
  })

  test('fills in what the analysis step asks of customers, where the team has written nothing yet', async () => {
    const stage = await openStage()
    await stage.send(dina, 'google-forms.csv')
    await stage.pick(dina, 'Ya, hitung')
    const [recorded] = await stage.pick(dina, 'Catat ke program tim')
    expect(recorded?.text).toContain('Alasan teratas dan kata pelanggan')
    const sheets = (await stage.eventsOf('programme:')).filter(({ kind }) => kind === 'sheet-written')
    expect(sheets.map(({ data }) => data)).toMatchObject([
      {
        step: 'analysis',
        field: 'reasons',
        value: [expect.stringContaining('Lama dilayani: 58 dari 175'), expect.anything(), expect.anything()],
      },
      { step: 'analysis', field: 'quotes', value: expect.arrayContaining(['Refund saya belum masuk juga']) },
    ])
  })

  test('holds no name, number or address of a customer, in what is said, remembered or recorded', async () => {
    const stage = await openStage()
    await stage.send(dina, 'google-forms.csv')
    await stage.pick(dina, 'Ya, hitung')
    await stage.pick(dina, 'Tema dan kutipan')
    await stage.pick(dina, 'Catat ke program tim')
    await stage.send(dina, 'whatsapp-android.txt')
    const kept = JSON.stringify([...stage.sessions.values()]) + JSON.stringify(await stage.eventsOf(''))
    for (const secret of ['Siti', 'Rahayu', 'Budi Santoso', '0812345678', 'Ratna', 'Wulandari', '081234567890']) {
      expect(kept).not.toContain(secret)
    }
  })
})

describe('a file that is no survey is named for what it is', () => {
  test.each([
    ['survei-pdf.csv', 'ternyata PDF'],
    ['foto.csv', 'ternyata gambar'],
    ['kosong.csv', 'kosong'],
    ['lama.xls', 'format Excel lama'],
    ['halaman.csv', 'halaman web'],
    ['rusak.xlsx', 'rusak'],
    ['bom.xlsx', 'mengembang menjadi terlalu besar'],
    ['header-only.csv', 'hanya berisi judul kolom'],
  ])('%s', async (name, says) => {
    const stage = await openStage()
    expect((await stage.send(dina, name))[0]?.text).toContain(says)
  })

  test('an archive, where it was sent to be analysed', async () => {
    const stage = await openStage()
    expect((await stage.send(dina, 'arsip.zip', 'tolong analisis ini'))[0]?.text).toContain('arsip, bukan tabel')
  })
})
