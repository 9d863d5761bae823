import { setOf } from './words.ts'

/** Towns and regencies that stand behind a street without a comma: jln kenanga 12b cimahi. Of two words, the first. */
export const towns = setOf(
  'jakarta bogor depok tangerang bekasi bandung cimahi sumedang garut tasikmalaya ciamis banjar kuningan cirebon majalengka indramayu',
  'subang purwakarta karawang cianjur sukabumi serang cilegon lebak pandeglang semarang kendal batang pekalongan pemalang tegal brebes',
  'purwokerto banyumas cilacap kebumen purworejo magelang temanggung wonosobo salatiga boyolali klaten solo surakarta sukoharjo',
  'karanganyar wonogiri sragen grobogan blora rembang pati kudus jepara demak yogyakarta jogja sleman bantul kulonprogo gunungkidul',
  'surabaya sidoarjo gresik lamongan tuban bojonegoro mojokerto jombang nganjuk madiun ngawi magetan ponorogo pacitan trenggalek',
  'tulungagung blitar kediri malang batu pasuruan probolinggo lumajang jember bondowoso situbondo banyuwangi bangkalan sampang',
  'pamekasan sumenep denpasar badung gianyar tabanan singaraja buleleng karangasem klungkung mataram lombok sumbawa bima kupang ende',
  'maumere labuan medan binjai deli pematangsiantar siantar tebing padangsidimpuan sibolga banda lhokseumawe langsa padang bukittinggi',
  'payakumbuh pariaman solok pekanbaru dumai batam tanjungpinang jambi palembang prabumulih lubuklinggau bengkulu lampung metro pangkalpinang',
  'pontianak singkawang palangkaraya banjarmasin banjarbaru samarinda balikpapan bontang tarakan makassar gowa maros parepare palopo',
  'kendari baubau palu gorontalo manado bitung tomohon ambon ternate tidore jayapura sorong manokwari merauke timika',
)
