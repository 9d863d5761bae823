import { setOf } from './words.ts'

/** Offices after a title: Pak RT, Bu Guru, Pak Direktur. */
export const roles = setOf(
  'rt rw lurah camat bupati walikota gubernur menteri presiden direktur dirut manajer manager guru dosen dokter dr bidan polisi',
  'hakim jaksa notaris admin min mimin cs agen operator petugas satpam sekuriti kurir sopir supir driver bos boss pimpinan kepala',
  'ketua sekretaris bendahara owner pemilik ustadz ustad haji hajjah hj h kyai kiai pendeta pastor komandan kapten jenderal kades',
  'kadus dukuh hrd supervisor spv leader ceo coo cfo cto founder komisaris konsultan auditor trainer coach mentor prof profesor',
)

/** Words that stand after a title or an introduction and are no names: everyday words, and those of our field. */
export const notNames = setOf(
  // who and what
  'saya aku gue gua gw ku kami kita kamu anda kalian dia ia beliau mereka ini itu tu tuh sini situ sana siapa apa apakah mana',
  'dimana kemana kapan berapa bagaimana gimana gmn gmana kenapa knp mengapa kok bagaimanakah sendiri orang lain pribadi semua',
  'sekalian setiap tiap para banyak beberapa seorang sesuatu masing hal yang yg dan dn atau ato tapi tetapi tp namun lalu terus',
  'trus jadi jd karena krn karna sebab kalau kalo klo kl jika jk bila apabila agar supaya untuk utk buat bwt bagi guna demi dari dr',
  'di ke kpd kepada pada pd dengan dgn sama sm oleh dalam dlm luar atas bawah antara tentang ttg soal mengenai sejak sampai smp',
  'hingga seperti sprti kayak kyk bagai secara setelah stlh sesudah sebelum sblm saat ketika waktu selama sambil sementara meski',
  'walau walaupun meskipun bahwa maka serta juga jg pun lagi lg saja aja doang cuma hanya masih msh sudah udah udh sdh dah telah',
  'tlh belum blm blom akan sedang lg pernah selalu sering kadang jarang tidak tdk gak ga nggak ngga enggak engga kagak bukan bkn',
  'jangan jgn bisa bs dapat dpt boleh blh harus hrs wajib perlu mau mo ingin pengen pingin pgn ingin minta mnta mohon mhn tolong',
  'tlg coba silakan silahkan ayo yuk mari sebaiknya seharusnya mungkin pasti tentu memang emang sangat banget bgt sekali paling',
  'lebih lbh kurang krg terlalu agak cukup ya iya yah y yaa yup oke ok okay okey baik siap sip setuju betul benar bener salah dong',
  'donk deh sih nih kan kah lah pun halo hai hi hei hello hallo permisi maaf maap sori sorry terima terimakasih makasih makasi mksh',
  'trims thanks thank selamat pagi siang sore malam malem assalamualaikum salam izin ijin numpang tanya nanya bertanya nanyak',
  'kabar ada adalah ialah yaitu yakni punya pny ikut baca lihat liat tahu tau kenal paham ngerti mengerti ajarin ajari bantu',
  'bantuin jelasin jelaskan kasih beri bikin buka tutup cari cek ngecek isi ngisi urus ngurus daftar ndaftar lapor bayar beli jual',
  'kirim terima masuk keluar pakai pake jalan kerja kerjain mulai lanjut selesai berhenti tunggu nunggu pilih ganti ubah hapus tambah',
  'satu dua tiga empat lima enam tujuh delapan sembilan sepuluh pertama kedua ketiga hari kemarin kmrn besok nanti ntar tadi',
  'sekarang skrg skrng minggu bulan tahun thn jam menit senin selasa rabu kamis jumat sabtu januari februari maret mei agustus',
  'september oktober november desember baru lama besar kecil kcl gede mudah susah sulit gampang cepat cepet lambat lemot mahal murah',
  'gratis penting sama beda bedanya error gagal hilang lupa telat macet penuh kosong resmi tercantum terdaftar berbeda typo ganda',
  'rumah hamil menyusui kota pertiwi kandung tiri bapak ibu ayah anak adik suami istri keluarga saudara muda tua kost kos warung',
  'halo kak kakak mas mbak mba gan sis bro bang om tante ibunya bapaknya prima bot robot google chatgpt ai telegram slack whatsapp',
  // our field
  'usaha bisnis toko online lembaga instansi organisasi kelompok grup vendor vndor mitra pihak perusahaan company pt cv ud firma koperasi yayasan badan perorangan perseorangan perseroan tbk umkm ukm',
  'umk nib oss rba pse kbli lkpm npwp nik ktp pdp uu pp pojk permen perpres perka pasal ayat bkpm kominfo komdigi bpom halal sni',
  'haki merek hki pirt amdal ukl upl sppl pbg slf kkpr simbg csat nps ces sla aht frt fcr asa qa kpi crm cs cse cx analisis analisa',
  'sertifikat sertifikasi standar risiko resiko rendah tinggi menengah izin izinnya ijinnya perizinan legalitas akun email hp password',
  'sandi otp nomor no kode data dokumen berkas formulir form surat akta pendirian pajak denda sanksi biaya modal aset investasi tanah',
  'lokasi alamat kantor cabang gudang pabrik produk barang jasa layanan pelayanan pelanggan customer konsumen nasabah klien komplain',
  'keluhan keluhannya tiket chat telepon email pesan jawaban pertanyaan contoh template skrip rumus laporan dashboard survei survey',
  'aplikasi app aplikasinya sistem website web situs domain server platform marketplace ecommerce fintech internet sosmed instagram',
  'tokopedia shopee gojek grab facebook tiktok aksiku formulirnya aturan aturannya syarat syaratnya cara caranya prosedur langkah',
  'kewajiban hak tugas tim team training pelatihan kelas materi kursus jadwal target hasil nilai skor rata bukti sumber dasar hukum',
  'undang peraturan pemerintah negara indonesia jakarta bandung surabaya nusantara menteri daerah provinsi kabupaten kecamatan desa',
  'bank rekening kartu transfer uang dana gaji karyawan pegawai staf staff admin lurah bersih resmi domainnya brand produknya pemilik',
  // English
  'i me my mine you your yours we us our they them their he him his she her it its this that these those the a an and or but if so',
  'because as of at by for from in into on onto to with without about after before since until while is am are was were be been being',
  'do does did done have has had having can could will would shall should may might must not no yes please thanks hello hi hey dear',
  'what which who whom whose when where why how any all some each every more most other such only own same than too very just also',
  'now then here there again once one two three first second last next new old good bad need want help ask know get got make made',
  'register registration apply business online shop store company sir madam call missed miss excel word office access teams windows',
  'sure sorry currently trying going looking asking working having running starting planning using not new interested confused unable',
  'unsure lost stuck from behalf myself others indonesian wrong missing incorrect different misspelled customer service manager agent',
  'already still never always often sometimes today tomorrow yesterday excellence number code password account called',
  'hormat yth depan belakang lengkap panggilan terang asli sesuai sama dgn berikut sbb tersebut tsb',
  'mahasiswa mahasiswi pengusaha pedagang penjual pembeli pelaku pengurus pengelola pimpinan pekerja wartawan dosen petani nelayan kawin eropa jago telolet botol kasir pemula awam terhormat baik dibawah diatas beda berubah tertulis tercatat tersimpan muncul kepake dipakai dipake sah valid biasanya khusus jelas',
)

/** Verbs and their nouns by their prefixes: mendaftar, berjualan, terdaftar, diperpanjang, perizinan, keterlambatan. */
export function looksLikeVerb(word: string): boolean {
  if (word.length < 6) return false
  return (
    /^(?:meng[aeioughk]|meny|mem[bpfv]|men[dtcjz]|me[lrw][aiueo]|ber[a-z]{4}|ter[a-z]{4}|di[bcdfghjklmnprstu][a-z]{4}|memper|diper|per[a-z]{3,}an$|pe[a-z]{4,}an$|ke[a-z]{4,}an$|se[a-z]{3,}nya$)/.test(
      word,
    ) || word.endsWith('nya')
  )
}
