"""What each choice of the screening means, in one plain sentence; shown under the choice."""

from kasus.enums.korban import Cara, Proses, Tujuan
from kasus.enums.skrining import ButirSkrining, JenisUnsur, KejahatanPaksa

PENJELASAN_BUTIR: dict[str, str] = {
    ButirSkrining.PROSES: "Apa yang dilakukan terhadap korban (UU 21/2007 Pasal 1 angka 1). Satu sudah cukup.",
    ButirSkrining.CARA: "Bagaimana kendali diperoleh. Tidak disyaratkan bila korban anak (Protokol Palermo Pasal 3 huruf c).",
    ButirSkrining.TUJUAN: "Untuk apa, atau apa yang terjadi pada korban. Niat sudah cukup: eksploitasi belum terjadi pun dapat TPPO.",
    ButirSkrining.SEKSUAL: "Hanya bila tujuannya eksploitasi seksual.",
    ButirSkrining.KEJAHATAN: "Hanya bila korban dipaksa melakukan kejahatan. Korban tidak dipidana (UU 21/2007 Pasal 18).",
    ButirSkrining.SEKTOR: "Bidang usaha tempat korban dipekerjakan, menurut golongan pokok ISIC.",
    ButirSkrining.KENDALI: "Apa yang membuat korban tidak dapat menolak atau pergi.",
    ButirSkrining.REKRUT: "Di mana atau melalui apa korban pertama kali didekati.",
    ButirSkrining.PLATFORM: "Bila perekrutan terjadi melalui internet.",
    ButirSkrining.HUBUNGAN: "Siapa perekrut bagi korban sebelum direkrut.",
    ButirSkrining.I_RENTAN: "Pelaku memanfaatkan kemiskinan, usia, ketidaktahuan, atau status korban yang tidak berdokumen.",
    ButirSkrining.I_TIPU: "Pekerjaan, upah, tempat, atau syaratnya ternyata lain daripada yang dijanjikan.",
    ButirSkrining.I_GERAK: "Korban dikunci, dijaga, atau tidak boleh pergi tanpa izin.",
    ButirSkrining.I_KUCIL: "Korban diputus dari keluarga dan dunia luar; telepon diambil, tempatnya terpencil.",
    ButirSkrining.I_KEKERASAN: "Korban dipukul, dilecehkan, atau dipaksa memakai obat.",
    ButirSkrining.I_ANCAMAN: "Korban diancam disakiti, dilaporkan, dipecat, atau keluarganya diancam.",
    ButirSkrining.I_DOKUMEN: "Paspor, KTP, atau ijazah dipegang pelaku dan tidak dikembalikan ketika diminta.",
    ButirSkrining.I_UPAH: "Upah sengaja tidak dibayar, ditunda, atau dipotong agar korban tidak pergi.",
    ButirSkrining.I_UTANG: "Korban bekerja untuk melunasi utang yang terus bertambah atau tidak jelas hitungannya.",
    ButirSkrining.I_KONDISI: "Tempat kerja atau tempat tinggal membahayakan, tidak layak, atau penuh sesak.",
    ButirSkrining.I_LEMBUR: "Jam kerja melebihi aturan, tanpa libur, dan tidak dapat ditolak.",
}

_PROSES = {
    Proses.REKRUT: "Mengajak, mengumpulkan, membawa, atau memisahkan seseorang dari keluarga atau komunitasnya.",
    Proses.ANGKUT: "Membawa seseorang dengan kendaraan atau kapal.",
    Proses.TAMPUNG: "Menempatkan seseorang di suatu tempat sebelum atau sesudah diberangkatkan.",
    Proses.KIRIM: "Memberangkatkan seseorang dari satu tempat ke tempat lain.",
    Proses.PINDAH: "Memindahkan seseorang dari satu tempat atau tangan ke yang lain.",
    Proses.TERIMA: "Menerima seseorang yang dikirim atau dipindahkan.",
}
_CARA = {
    Cara.ANCAM: "Perbuatan yang menimbulkan rasa takut atau mengekang kebebasan.",
    Cara.KERAS: "Memakai tenaga fisik atau sarana untuk membuat korban tidak berdaya.",
    Cara.CULIK: "Mengambil seseorang dengan melawan hukum.",
    Cara.SEKAP: "Menahan seseorang sehingga tidak bebas pergi.",
    Cara.PALSU: "Memalsukan identitas, umur, paspor, atau izin.",
    Cara.TIPU: "Janji pekerjaan, upah, atau perkawinan yang tidak benar.",
    Cara.KUASA: "Memakai jabatan, hubungan kerja, atau kewibawaan untuk menekan.",
    Cara.RENTAN: "Memanfaatkan keadaan korban sehingga ia tidak punya pilihan yang nyata.",
    Cara.UTANG: "Menjadikan diri atau tenaga korban jaminan utang (UU 21/2007 Pasal 1 angka 15).",
    Cara.BAYAR: "Membayar atau memberi manfaat kepada orang yang memegang kendali atas korban, misalnya orang tua.",
}
_TUJUAN = {
    Tujuan.KERJA_PAKSA: "Kerja di bawah ancaman hukuman dan tidak dengan sukarela.",
    Tujuan.SEKSUAL: "Segala bentuk pemanfaatan seksual, termasuk pelacuran dan percabulan.",
    Tujuan.PEKERJA_ANAK: "Anak dipekerjakan untuk keuntungan orang lain.",
    Tujuan.KEJAHATAN_PAKSA: "Korban disuruh menipu, berjudi, atau mengedarkan; ia tetap korban (Pasal 18).",
    Tujuan.PERHAMBAAN: "Bekerja di rumah atau tempat pelaku tanpa dapat menolak atau pergi.",
    Tujuan.PERBUDAKAN: "Seseorang dikuasai seperti milik orang lain.",
    Tujuan.KAWIN_PAKSA: "Dikawinkan tanpa persetujuan bebas, termasuk perkawinan kontrak dan pengantin pesanan.",
    Tujuan.PENGEMISAN: "Disuruh mengemis untuk keuntungan orang lain.",
    Tujuan.ADOPSI_ILEGAL: "Pengangkatan anak untuk dieksploitasi (UU 21/2007 Pasal 5).",
    Tujuan.ORGAN: "Pengambilan organ atau jaringan tubuh secara melawan hukum.",
    Tujuan.IBU_PENGGANTI: "Dipaksa atau ditipu mengandung untuk orang lain.",
    Tujuan.TEMPUR: "Dipaksa ikut bertempur oleh kelompok bukan negara.",
    Tujuan.LAINNYA: "Pemanfaatan lain untuk keuntungan materiil maupun immateriil.",
}
PENJELASAN_KODE: dict[str, dict[str, str]] = {
    JenisUnsur.PROSES: _PROSES,
    JenisUnsur.CARA: _CARA,
    JenisUnsur.TUJUAN: _TUJUAN,
    JenisUnsur.KEJAHATAN: {KejahatanPaksa.SCAM: "Misalnya di kompleks scam di Kamboja, Laos, atau Myanmar."},
}

# Shown beside every decision (ranah.md 9.5).
PENYELUNDUPAN = (
    "Penyelundupan manusia berbeda dengan perdagangan orang: orang diselundupkan atas kehendaknya melintasi batas negara dan hubungannya "
    "selesai di tujuan, sedangkan korban TPPO dieksploitasi, di dalam negeri pun. Yang satu dapat berubah menjadi yang lain di jalan. "
    "Bila ragu, biarkan 'Terindikasi korban' dan serahkan kepada kepolisian."
)
