#!/bin/sh
# Memeriksa paraf dan persetujuan di dalam arsip ini tanpa Git dan tanpa Python.
# Yang dipakai hanya: find, sort, sed, cut, cat, sha256sum (coreutils) dan ssh-keygen (OpenSSH 8.9 atau lebih baru).
#
#   sh verifikasi.sh [-k SIDIK] [-a DAFTAR_KUNCI] [-p PERAN] [FOLDER [TAHUN]]
#
#   -k SIDIK         sha256 daftar kunci (allowed_signers) yang Anda ketahui dari sumber lain, misalnya lembar penetapan
#   -a DAFTAR_KUNCI  daftar kunci milik Anda sendiri, pengganti yang ada di dalam arsip
#   -p PERAN         peran yang harus memaraf, dipisah spasi (bawaan: yang tertulis di bawah ini saat arsip dibuat)
#   FOLDER           folder yang memuat periods/ (bawaan: folder skrip ini)
#
# Kode keluar: 0 disetujui lengkap dan utuh, 1 tidak, 2 tidak dapat diperiksa.
# Ambil skrip ini dari sumber yang Anda percayai: skrip yang ikut di dalam arsip dapat diganti bersama arsipnya.
TAHUN=""
PARAF=""

set -u
LC_ALL=C; TZ=UTC0; export LC_ALL TZ
NOL=0000000000000000000000000000000000000000000000000000000000000000

tidak() { printf 'GAGAL: %s\n' "$1"; printf 'HASIL: TIDAK terbukti disetujui.\n'; exit 1; }
henti() { printf 'TIDAK DAPAT DIPERIKSA: %s\n' "$1"; exit 2; }

sidik_tetap=; kunci=
while getopts k:a:p: pilihan; do
  case $pilihan in
    k) sidik_tetap=$OPTARG ;;
    a) kunci=$OPTARG ;;
    p) PARAF=$OPTARG ;;
    *) henti 'pilihan tidak dikenal; pakai -k SIDIK, -a DAFTAR_KUNCI, -p PERAN' ;;
  esac
done
shift $((OPTIND - 1))
akar=${1:-$(dirname "$0")}
TAHUN=${2:-$TAHUN}
for alat in find sort sed cut cat sha256sum ssh-keygen; do
  command -v "$alat" >/dev/null 2>&1 || henti "program $alat tidak ada"
done
[ -d "$akar/periods" ] || henti "tidak ada folder periods/ di $akar"
case $TAHUN in 20[0-9][0-9]) ;; *) henti 'sebutkan tahunnya: sh verifikasi.sh FOLDER TAHUN' ;; esac
tahun="$akar/periods/$TAHUN"; sah="$tahun/pengesahan"
[ -d "$sah" ] || henti "tidak ada rekaman untuk tahun $TAHUN"
[ -n "$kunci" ] || kunci="$akar/periods/allowed_signers"
[ -n "$PARAF" ] || henti 'sebutkan peran yang harus memaraf: -p "kasubbag-… kasubbag-…"'
[ -f "$kunci" ] || henti 'tidak ada daftar kunci (allowed_signers)'
cabut="$akar/periods/dicabut.krl"

sidik() { sha256sum <"$1" | cut -d' ' -f1; }

# Isi: hanya berkas biasa, dan nama yang dicetak sha256sum apa adanya.
[ -z "$(find "$tahun" ! -type f ! -type d | sed -n 1p)" ] || tidak "ada pintasan (symlink) atau berkas tidak biasa di periods/$TAHUN"
[ -z "$(find "$tahun" -name '*\\*' -o -name '*
*' | sed -n 1p)" ] || tidak 'ada nama berkas yang tidak dapat disidik'
isi=$(cd "$tahun" && find . -type f ! -path './pengesahan/*' ! -path './surat/*' ! -path './kendali/*' -exec sha256sum {} + | sed 's|^\([0-9a-f]*\)  \./|\1  |' | sort | sha256sum | cut -d' ' -f1)
sidik_kunci=$(sidik "$kunci")
printf 'isi          sha256 %s\n' "$isi"
printf 'daftar kunci sha256 %s\n' "$sidik_kunci"
[ -z "$sidik_tetap" ] || [ "$sidik_tetap" = "$sidik_kunci" ] || tidak 'daftar kunci bukan yang ditetapkan'

# Satu-satunya bentuk rekaman: kunci berurutan, tanpa spasi, satu baris.
S='"([^"\\]|\\.)*"'; H='[0-9a-f]{64}'; G='([0-9a-f]{40}|[0-9a-f]{64})'
POLA="^\{\"catatan\":$S,\"commit\":\"$G\",\"isi\":\{\"sha256\":\"$H\",\"tree\":\"$G\"\},\"jabatan\":$S,\"jenis\":\"[a-z-]+\",\"nama\":$S,\"nomor\":[0-9]+,"
POLA="$POLA\"pdf_sha256\":\"($H)?\",\"peran\":\"[a-z0-9-]+\",\"sebelumnya\":\"$H\",\"skema\":\"lakip/pengesahan/1\","
POLA="$POLA\"sumber\":\{\"host\":\"[a-z0-9.:-]+\",\"sha256\":\"($H)?\",\"tautan\":$S\},\"sumber_waktu\":$S,\"tahun\":$TAHUN,"
POLA="$POLA\"waktu\":\"20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\"\}\$"
# Di dalam teks JSON setiap tanda kutip didahului garis miring terbalik, jadi "kunci": hanya mungkin kunci yang sebenarnya.
ambil() { printf '%s\n' "$baris" | sed -n -E "s#.*\"$1\":\"?([^\",}]*)[\",}].*#\1#p"; }

[ -z "$(find "$sah" -mindepth 1 -type d ! -path "$sah/lembar" | sed -n 1p)" ] || tidak 'ada folder asing di pengesahan/'
[ ! -d "$sah/lembar" ] || [ -z "$(find "$sah/lembar" -mindepth 1 ! -name '*.txt' | sed -n 1p)" ] || tidak 'berkas asing di pengesahan/lembar/'
for berkas in "$sah"/* "$sah"/.[!.]*; do
  nama=${berkas##*/}
  case $nama in
    '*' | '.[!.]*') continue ;;
    lembar) [ -d "$berkas" ] || tidak "berkas asing di pengesahan/: $nama" ;;
    [0-9][0-9][0-9][0-9]-*.json) ;;
    [0-9][0-9][0-9][0-9]-*.json.sig) [ -f "${berkas%.sig}" ] || tidak "tanda tangan tanpa rekaman: $nama" ;;
    *) tidak "berkas asing di pengesahan/: $nama" ;;
  esac
done

sebelum=$NOL; waktu_lalu=0; nomor=0; berparaf=' '; setuju=
for rekaman in "$sah"/[0-9]*.json; do
  [ -f "$rekaman" ] || henti "tidak ada rekaman untuk tahun $TAHUN"
  nama=${rekaman##*/}; nomor=$((nomor + 1))
  baris=$(cat "$rekaman")
  baku=$(printf '%s\n' "$baris" | sed -n -E "\\#$POLA#p" | sha256sum | cut -d' ' -f1)
  [ "$baku" = "$(sidik "$rekaman")" ] || tidak "rekaman tidak dalam bentuk bakunya: $nama"
  jenis=$(ambil jenis); peran=$(ambil peran); waktu=$(ambil waktu); isi_rekaman=$(printf '%s\n' "$baris" | sed -n -E 's#.*"isi":\{"sha256":"([0-9a-f]*)".*#\1#p')
  empat=$(printf '%04d' "$nomor")
  [ "$(ambil nomor)" = "$nomor" ] || tidak "nomor tidak berurutan: $nama"
  [ "$nama" = "$empat-$jenis-$peran.json" ] || tidak "nama tidak cocok dengan isinya: $nama"
  [ "$(ambil sebelumnya)" = "$sebelum" ] || tidak "rantai putus: $nama"
  [ "$(printf '%s\n' "$waktu_lalu" "$waktu" | sort | sed -n 1p)" = "$waktu_lalu" ] || tidak "waktu mundur: $nama"
  case $jenis in paraf | pengembalian | tanda-tangan) ;; *) tidak "jenis tidak dikenal: $nama" ;; esac
  siapa=$peran; ruang="$jenis@lakip"
  if [ "$(ambil host)" != lokal ]; then siapa=perekam; ruang=rekam@lakip; fi
  [ -f "$rekaman.sig" ] || tidak "tidak bertanda tangan: $nama"
  saat=$(printf '%s' "$waktu" | sed 's/[^0-9]//g')
  set -- -Y verify -f "$kunci" -I "$siapa" -n "$ruang" -s "$rekaman.sig" -O "verify-time=$saat"
  [ ! -f "$cabut" ] || set -- "$@" -r "$cabut"
  ssh-keygen "$@" <"$rekaman" >/dev/null 2>&1 || tidak "tanda tangan tidak cocok: $nama"
  sama='isi lain'; [ "$isi_rekaman" != "$isi" ] || sama='isi ini'
  printf 'terbukti  %s  %s  %s\n' "$waktu" "$nama" "$sama"
  berparaf=$(printf '%s' "$berparaf" | sed "s/ $peran / /g"); [ "$jenis" != pengembalian ] || berparaf=' '
  setuju=
  if [ "$isi_rekaman" = "$isi" ]; then
    case $jenis-$peran in
      paraf-kasubbag-*) berparaf="$berparaf$peran " ;;
      tanda-tangan-sekretaris)
        setuju=ya
        for wajib in $PARAF; do case $berparaf in *" $wajib "*) ;; *) setuju= ;; esac; done ;;
    esac
  fi
  sebelum=$(sidik "$rekaman"); waktu_lalu=$waktu
done

cat <<AKHIR
Yang tidak dapat dibuktikan skrip ini: jam perangkat yang dimundurkan; daftar kunci yang diganti, kecuali sidiknya Anda cocokkan (-k);
rekaman terakhir yang dibuang; nama pejabat terhadap satker.yml; dan PDF yang dilihat saat itu. Yang lengkap: lakip verifikasi.
AKHIR
[ -n "$setuju" ] || tidak 'paraf atau persetujuan atas isi ini belum lengkap'
printf 'HASIL: diparaf dan disetujui lengkap; isi dan %s rekaman utuh.\n' "$nomor"
