"""Odd addresses and query strings are answered, never with a crash."""

import pytest

BIG = "9" * 40


@pytest.mark.parametrize(
    "address",
    [
        f"/rapat/{BIG}/",
        f"/rekomendasi/{BIG}/",
        f"/tindak-lanjut/{BIG}/lapor/",
        f"/laporan/{BIG}/",
        f"/anggota/sk/{BIG}/",
        f"/kasus/{'z' * 300}/",
        "/kasus/%00/",
        "/wilayah/%F0/",
    ],
)
def test_unknown_object_is_not_found(client_of, kepala, address):
    assert client_of(kepala).get(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        f"/rapat/?hal={BIG}",
        f"/kasus/?tahun={BIG}&hal=-1&q=%00",
        "/kasus/?q='%22;--&status=<script>",
        "/jejak/?sejak=zz&pelaku=%00&kode=%F0",
        "/tindak-lanjut/?instansi=%00&keadaan=zz",
        "/rapat/jadwalkan/?triwulan=%3Cscript%3E&judul=%22%3E",
        f"/wilayah/cari/?q={'a' * 5000}",
    ],
)
def test_odd_filter_shows_the_page(client_of, kepala, address):
    response = client_of(kepala).get(address)
    assert response.status_code == 200
    assert b"<script>" not in response.content.replace(b'<script src="', b"")


@pytest.mark.parametrize(
    "data",
    [
        {"jenis": "triwulan", "triwulan": "9", "judul": "x", "tanggal": "1/1/2027", "tempat": "y"},
        {"jenis": "rakor", "judul": "\x00", "tanggal": BIG, "tempat": "y"},
        {"jenis": ["a", "b"], "mulai": "99:99"},
        {"jenis": "rakor", "judul": "x" * 251, "tanggal": "1/1/9999", "tempat": "y"},
        {"jenis": "rakor", "judul": "x", "tanggal": "1/2/2026", "tempat": "y", "mulai": "12.00", "selesai": "10.00"},
    ],
)
def test_bad_form_comes_back(client_of, kepala, data):
    response = client_of(kepala).post("/rapat/jadwalkan/", data)
    assert response.status_code == 200
    assert "Belum tersimpan" in response.content.decode()
