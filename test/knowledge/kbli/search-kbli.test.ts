import { describe, expect, test } from 'vitest'
import { searchFor } from '../../support/kbli.ts'

/** What people say, and the code that must come first. */
const everyday: Readonly<Record<string, string>> = {
  'jualan kopi keliling': '56306',
  'coffee shop': '56303',
  kafe: '56303',
  'es teh jumbo': '56304',
  'warung makan': '56101',
  warteg: '56101',
  'bakso gerobak': '56102',
  angkringan: '56102',
  catering: '56290',
  'catering pernikahan': '56210',
  'bikin kue kering': '10710',
  bakery: '10710',
  'bikin frozen food': '10750',
  'jual frozen food': '47245',
  'air isi ulang': '11052',
  'laundry kiloan': '96100',
  londri: '96100',
  barbershop: '96210',
  'salon kecantikan': '96220',
  'nail art': '96220',
  'bengkel motor': '95320',
  'bengkel mobil': '95311',
  'cuci mobil': '95312',
  'servis hp': '95102',
  'rental mobil': '77100',
  'jasa angkut': '49231',
  expedisi: '53200',
  'agen travel': '79110',
  'kos-kosan': '55909',
  kos2an: '55909',
  homestay: '55201',
  'jual baju online': '47711',
  'jual hijab': '47713',
  'baju bekas': '47742',
  'toko kelontong': '47112',
  dropship: '47192',
  'toko bangunan': '47521',
  'jual gas elpiji': '47772',
  petshop: '47751',
  apotek: '47721',
  'jual pulsa': '61209',
  'jasa bikin website': '62199',
  'software house': '62199',
  SaaS: '58290',
  'konsultan IT': '62209',
  'game studio': '62110',
  'web hosting': '63102',
  marketplace: '47901',
  'payment gateway': '66141',
  pinjol: '66161',
  fotografer: '74209',
  'desain logo': '74192',
  'digital marketing': '73100',
  'bikin video youtube': '59112',
  influencer: '90200',
  'podcast audio': '59201',
  EO: '82300',
  'wedding organizer': '96900',
  bimbel: '85595',
  'les privat': '85595',
  'kursus bahasa inggris': '85593',
  'jasa konsultan': '70209',
  'konsultan pajak': '69202',
  notaris: '69104',
  'cleaning service': '81210',
  percetakan: '18111',
  'sablon kaos': '18111',
  konveksi: '14111',
  penjahit: '14120',
  'bengkel las': '25111',
  'mebel kayu': '31011',
  kontraktor: '41011',
  'pasang AC': '43224',
  'peternakan ayam': '01461',
  'ayam petelur': '01462',
  'budidaya lele': '03221',
  'tambak udang': '03231',
  'jamur tiram': '01136',
  klinik: '86105',
  gym: '93116',
  'lapangan futsal': '93114',
  'rental PS': '93293',
  spa: '96230',
  tahu: '10308',
  'oleh-oleh': '47249',
}
const english: Readonly<Record<string, string>> = {
  'mobile coffee cart': '56306',
  restaurant: '56101',
  laundry: '96100',
  'motorcycle workshop': '95320',
  'boarding house': '55909',
  'selling clothes online': '47711',
  bookkeeping: '69201',
  'graphic design': '74192',
  'chicken farm': '01461',
}

describe('finding a KBLI code by everyday words', () => {
  test.each(Object.entries(everyday))('"%s" is %s', (activity, code) => {
    expect(searchFor(activity)[0]?.entry.code).toBe(code)
  })

  test.each(Object.entries(english))('"%s" is %s', (activity, code) => {
    expect(searchFor(activity)[0]?.entry.code).toBe(code)
  })

  test.each([
    ['gw jual kopi susu pake sepeda listrik muter2 di cfd, bukan kedai', '56306'],
    ['kopi susu di ruko, ada meja kursinya', '56303'],
    ['punya mesin giling gabah', '10631'],
    ['reseller sosis frozen doang, kaga bikin sendiri', '47245'],
    ['bikin sosis sendiri di rumah', '10120'],
    ['distributor sosis ke toko-toko', '46323'],
    ['ternak lele di kolam belakang', '03221'],
    ['nanem cabe di kebun', '01138'],
    ['rental mobil, ga pake sopir', '77100'],
    ['nyewain mobil sekalian sopirnya', '49295'],
    ['nyewain traktor ke petani, mereka jalanin sendiri', '77392'],
    ['les piano anak', '85520'],
    ['toko piano', '47594'],
    ['renting surfboards on the beach', '77210'],
    ['making surfboards', '32300'],
    ['bikin aplikasi pesanan klien', '62199'],
    ['jasa angkut barang pake truk', '49231'],
    ['agen jne, nerima paket orang', '53309'],
    ['aplikasi buat nyari truk kosong, kita ga punya truk', '52319'],
    ['jual baju bekas import', '47742'],
    ['kursus bikin kue', '85597'],
  ])('role, place and what it is not decide: "%s" is %s', (sentence, code) => {
    expect(searchFor(sentence)[0]?.entry.code).toBe(code)
  })

  test('what is denied falls behind', () => {
    const codes = (sentence: string) => searchFor(sentence, 10).map(({ entry }) => entry.code)
    expect(codes('kedai kopi')[0]).toBe('56303')
    expect(codes('kopi keliling, bukan kedai').indexOf('56306')).toBe(0)
  })

  test('finds a code that nobody gave an everyday name by its title', () => {
    expect(searchFor('pertambangan nikel')[0]?.entry).toMatchObject({
      code: '07295',
      title: 'Pertambangan Bijih Nikel',
    })
  })

  test('knows that a factory is an industry and a shop a trade', () => {
    expect(searchFor('pabrik semen')[0]?.entry.code).toBe('23941')
    expect(searchFor('toko sepeda')[0]?.entry.code).toBe('47620')
  })

  test('forgives a slip', () => {
    expect(searchFor('laundri kilon')[0]?.entry.code).toBe('96100')
  })

  test('says how much of a long sentence is a known name', () => {
    expect(searchFor('cafe kecil garasi rumah')[0]).toMatchObject({ entry: { code: '56303' }, namedBy: 1 })
    expect(searchFor('cafe kecil garasi rumah')[0]?.confidence).toBeLessThan(0.5)
  })

  test('finds nothing for words of no trade', () => {
    expect(searchFor('xyzzy qwrt')).toEqual([])
    expect(searchFor('')).toEqual([])
  })
})
