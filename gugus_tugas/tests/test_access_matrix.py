"""Every URL × every role, read from one table. A URL that is missing here fails; so does a line for a URL that is gone.

Objects: `kasus` is served by dinsos (foreign to polda); `item` and `note` belong to polda (foreign to dinsos).
Answers: a status, or → for "redirected to the login page". POST is sent empty: 200/422 is a form with faults, 302 an act done.
"""

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gugus_tugas.tests.test_architecture import ORDER

ROLES = ["anonim", "sekretariat", "kepala", "polda", "dinsos", "pimpinan", "pengelola"]

TABLE = """
method url                        object  anonim sekretariat kepala polda dinsos pimpinan pengelola
GET    laporan:home               -       →      200         200    200   200    200      200
POST   laporan:home               -       →      405         405    405   405    405      405
GET    laporan:index              -       →      200         200    403   403    200      403
POST   laporan:index              -       →      405         405    405   405    405      405
GET    laporan:detail             tahun   →      200         200    403   403    200      403
POST   laporan:detail             tahun   →      405         405    405   405    405      405
GET    laporan:pdf                tahun   →      200         200    403   403    200      403
POST   laporan:pdf                tahun   →      405         405    405   405    405      405
GET    kasus:index                -       →      200         200    200   200    403      403
POST   kasus:index                -       →      405         405    405   405    405      405
GET    kasus:apply_filter         -       →      405         405    405   405    405      405
POST   kasus:apply_filter         -       →      302         302    302   302    403      403
GET    kasus:record_saringan      -       →      200         200    200   200    403      403
POST   kasus:record_saringan      -       →      200         200    200   200    403      403
GET    kasus:withdraw_saringan    saring  →      405         405    405   405    405      405
POST   kasus:withdraw_saringan    saring  →      302         404    404   404    403      403
GET    kasus:update_kolom         -       →      200         200    200   200    403      403
POST   kasus:update_kolom         -       →      302         302    302   302    403      403
GET    kasus:reassign_kasus       -       →      403         302    403   403    403      403
POST   kasus:reassign_kasus       -       →      403         302    403   403    403      403
GET    kasus:import_kasus         -       →      200         200    403   403    403      403
POST   kasus:import_kasus         -       →      200         200    403   403    403      403
GET    kasus:import_template      -       →      200         200    403   403    403      403
POST   kasus:import_template      -       →      405         405    405   405    405      405
GET    kasus:preview_import       tabel   →      200         404    403   403    403      403
POST   kasus:preview_import       tabel   →      200         404    403   403    403      403
GET    kasus:import_faults        tabel   →      200         404    403   403    403      403
POST   kasus:import_faults        tabel   →      405         405    405   405    405      405
GET    kasus:export_kasus         -       →      200         200    200   200    403      403
POST   kasus:export_kasus         -       →      200         200    200   200    403      403
GET    kasus:export_identitas     -       →      302         302    403   403    403      403
POST   kasus:export_identitas     -       →      302         302    403   403    403      403
GET    kasus:preview              kasus   →      200         200    404   200    403      403
POST   kasus:preview              kasus   →      405         405    405   405    405      405
GET    kasus:record               -       →      200         200    403   403    403      403
POST   kasus:record               -       →      422         422    403   403    403      403
GET    kasus:detail               kasus   →      200         200    404   200    403      403
POST   kasus:detail               kasus   →      405         405    405   405    405      405
GET    kasus:korban_detail        korban  →      200         200    404   200    403      403
POST   kasus:korban_detail        korban  →      405         405    405   405    405      405
GET    kasus:add_layanan          kasus   →      200         200    404   200    403      403
POST   kasus:add_layanan          kasus   →      200         200    404   200    403      403
GET    kasus:give_layanan         layanan →      200         200    404   200    403      403
POST   kasus:give_layanan         layanan →      200         200    404   200    403      403
GET    kasus:update_layanan       layanan →      200         200    404   200    403      403
POST   kasus:update_layanan       layanan →      422         422    404   422    403      403
GET    kasus:layanan_index        -       →      200         200    200   200    403      403
POST   kasus:layanan_index        -       →      405         405    405   405    405      405
GET    kasus:pemantauan_index     -       →      200         200    200   200    403      403
POST   kasus:pemantauan_index     -       →      405         405    405   405    405      405
GET    kasus:export_htcds         -       →      200         200    403   403    403      403
POST   kasus:export_htcds         -       →      422         422    403   403    403      403
GET    kasus:export_htcds_identitas -     →      302         302    403   403    403      403
POST   kasus:export_htcds_identitas -     →      302         302    403   403    403      403
GET    kasus:skrining             korban  →      200         200    403   403    403      403
POST   kasus:skrining             korban  →      405         405    405   405    405      405
GET    kasus:record_skrining      korban  →      200         200    403   403    403      403
POST   kasus:record_skrining      korban  →      422         422    403   403    403      403
GET    kasus:skrining_detail      periksa →      200         200    403   403    403      403
POST   kasus:skrining_detail      periksa →      405         405    405   405    405      405
GET    kasus:record_penetapan     korban  →      200         200    403   403    403      403
POST   kasus:record_penetapan     korban  →      422         422    403   403    403      403
GET    kasus:record_hak           korban  →      200         200    403   403    403      403
POST   kasus:record_hak           korban  →      200         200    403   403    403      403
GET    kasus:reintegrasi          korban  →      200         200    403   403    403      403
POST   kasus:reintegrasi          korban  →      405         405    405   405    405      405
GET    kasus:add_rencana          korban  →      200         200    403   403    403      403
POST   kasus:add_rencana          korban  →      200         200    403   403    403      403
GET    kasus:update_rencana       rencana →      200         200    403   403    403      403
POST   kasus:update_rencana       rencana →      422         422    403   403    403      403
GET    kasus:schedule_pemantauan  korban  →      200         200    403   403    403      403
POST   kasus:schedule_pemantauan  korban  →      200         200    403   403    403      403
GET    kasus:update_pemantauan    pantau  →      200         200    403   403    403      403
POST   kasus:update_pemantauan    pantau  →      422         422    403   403    403      403
GET    kasus:add_pemberdayaan     korban  →      200         200    403   403    403      403
POST   kasus:add_pemberdayaan     korban  →      200         200    403   403    403      403
GET    kasus:update_kasus         kasus   →      200         200    403   403    403      403
POST   kasus:update_kasus         kasus   →      422         422    403   403    403      403
GET    kasus:record_langkah      -       →      200  200  403  403  403  403
POST   kasus:record_langkah      -       →      422  422  403  403  403  403
GET    kasus:konsep_index        -       →      200  200  403  403  403  403
POST   kasus:konsep_index        -       →      405  405  405  405  405  405
GET    kasus:konsep              konsep  →      200  404  403  403  403  403
POST   kasus:konsep              konsep  →      422  404  403  403  403  403
GET    kasus:langkah             langkah →      200  404  403  403  403  403
POST   kasus:langkah             langkah →      422  404  403  403  403  403
GET    kasus:record_konsep       konsep  →      405  405  405  405  405  405
POST   kasus:record_konsep       konsep  →      400  400  403  403  403  403
GET    kasus:withdraw_konsep     konsep  →      200  404  403  403  403  403
POST   kasus:withdraw_konsep     konsep  →      302  404  403  403  403  403
GET    kasus:add_korban          kasus   →      200  200  403  403  403  403
POST   kasus:add_korban          kasus   →      422  422  403  403  403  403
GET    kasus:add_terlapor        kasus   →      200  200  403  403  403  403
POST   kasus:add_terlapor        kasus   →      422  422  403  403  403  403
GET    kasus:add_peristiwa       kasus   →      200  200  403  403  403  403
POST   kasus:add_peristiwa       kasus   →      422  422  403  403  403  403
GET    kasus:update_korban       korban  →      200  200  403  403  403  403
POST   kasus:update_korban       korban  →      422  422  403  403  403  403
GET    kasus:update_peristiwa    peristiwa →      200  200  403  403  403  403
POST   kasus:update_peristiwa    peristiwa →      422  422  403  403  403  403
GET    kasus:withdraw_peristiwa  peristiwa →      405  405  405  405  405  405
POST   kasus:withdraw_peristiwa  peristiwa →      302  302  403  403  403  403
GET    kasus:change_status        kasus   →      200         200    403   403    403      403
POST   kasus:change_status        kasus   →      200         200    403   403    403      403
GET    kasus:reveal_identitas     korban  →      200         200    404   403    403      403
POST   kasus:reveal_identitas     korban  →      200         200    404   403    403      403
GET    kasus:break_glass          korban  →      403         403    404   200    403      403
POST   kasus:break_glass          korban  →      403         403    404   200    403      403
GET    kasus:darurat              -       →      403         200    403   403    403      403
POST   kasus:darurat              -       →      405         405    405   405    405      405
GET    kasus:review_darurat       darurat →      403         200    403   403    403      403
POST   kasus:review_darurat       darurat →      403         200    403   403    403      403
GET    kasus:permintaan_index           -       →      200         200    403   403    403      403
POST   kasus:permintaan_index           -       →      405         405    405   405    405      405
GET    kasus:permintaan_detail    minta   →      200         200    403   403    403      403
POST   kasus:permintaan_detail    minta   →      405         405    405   405    405      405
GET    kasus:verify_permintaan    minta   →      403         200    403   403    403      403
POST   kasus:verify_permintaan    minta   →      403         200    403   403    403      403
GET    kasus:export_salinan       kabul   →      200         200    403   403    403      403
POST   kasus:export_salinan       kabul   →      200         200    403   403    403      403
GET    kasus:record_permintaan    korban  →      200         200    403   403    403      403
POST   kasus:record_permintaan    korban  →      200         200    403   403    403      403
GET    kasus:update_identitas     korban  →      200         200    403   403    403      403
POST   kasus:update_identitas     korban  →      422         422    403   403    403      403
GET    kasus:change_pembatasan    korban  →      403         200    403   403    403      403
POST   kasus:change_pembatasan    korban  →      403         200    403   403    403      403
GET    kasus:record_persetujuan   korban  →      200         200    403   403    403      403
POST   kasus:record_persetujuan   korban  →      200         200    403   403    403      403
GET    kasus:withdraw_persetujuan setuju  →      200         200    403   403    403      403
POST   kasus:withdraw_persetujuan setuju  →      200         200    403   403    403      403
GET    kasus:lembar_persetujuan   korban  →      200         200    403   403    403      403
POST   kasus:lembar_persetujuan   korban  →      405         405    405   405    405      405
GET    kasus:blank_persetujuan    -       →      200         200    403   403    403      403
POST   kasus:blank_persetujuan    -       →      405         405    405   405    405      405
GET    kasus:rujukan_index        -       →      200         200    200   200    403      403
POST   kasus:rujukan_index        -       →      405         405    405   405    405      405
GET    kasus:rujukan_detail       rujuk   →      200         200    404   200    403      403
POST   kasus:rujukan_detail       rujuk   →      405         405    405   405    405      405
GET    kasus:add_rujukan          korban  →      200         200    404   200    403      403
POST   kasus:add_rujukan          korban  →      200         200    404   200    403      403
GET    kasus:verify_rujukan       rujuk   →      403         403    404   200    403      403
POST   kasus:verify_rujukan       rujuk   →      403         403    404   200    403      403
GET    kasus:report_rujukan       terima  →      403         403    404   200    403      403
POST   kasus:report_rujukan       terima  →      403         403    404   200    403      403
GET    kasus:withdraw_rujukan     rujuk   →      200         200    404   403    403      403
POST   kasus:withdraw_rujukan     rujuk   →      200         200    404   403    403      403
GET    kasus:export_rujukan       rujuk   →      200         200    404   403    403      403
POST   kasus:export_rujukan       rujuk   →      405         405    405   405    405      405
GET    kasus:search               -       →      200         200    200   200    403      403
POST   kasus:search               -       →      422         422    422   422    403      403
GET    kasus:merge_orang          pasangan →     200         200    403   403    403      403
POST   kasus:merge_orang          pasangan →     200         200    403   403    403      403
GET    kasus:update_bukan_sama    pasangan →     405         405    405   405    405      405
POST   kasus:update_bukan_sama    pasangan →     302         302    403   403    403      403
GET    kasus:withdraw_penyatuan   satuan  →      200         200    403   403    403      403
POST   kasus:withdraw_penyatuan   satuan  →      200         200    403   403    403      403
GET    kasus:retensi              -       →      200         200    403   403    403      403
POST   kasus:retensi              -       →      405         405    405   405    405      405
GET    kasus:record_pemusnahan    kasus   →      200         200    403   403    403      403
POST   kasus:record_pemusnahan    kasus   →      200         200    403   403    403      403
GET    kasus:verify_pemusnahan    kasus   →      403         200    403   403    403      403
POST   kasus:verify_pemusnahan    kasus   →      403         200    403   403    403      403
GET    kasus:change_penahanan     kasus   →      200         200    403   403    403      403
POST   kasus:change_penahanan     kasus   →      200         200    403   403    403      403
GET    kasus:perkara_index        -       →      200         200    200   200    403      403
POST   kasus:perkara_index        -       →      405         405    405   405    405      405
GET    kasus:sidang_index         -       →      200         200    200   200    403      403
POST   kasus:sidang_index         -       →      405         405    405   405    405      405
GET    kasus:record_perkara       kasus   →      200         200    403   403    403      403
POST   kasus:record_perkara       kasus   →      422         422    403   403    403      403
GET    kasus:perkara_detail       perkara →      200         200    200   404    403      403
POST   kasus:perkara_detail       perkara →      405         405    405   405    405      405
GET    kasus:update_perkara       perkara →      200         200    403   403    403      403
POST   kasus:update_perkara       perkara →      422         422    403   403    403      403
GET    kasus:add_tahap            perkara →      200         200    200   404    403      403
POST   kasus:add_tahap            perkara →      422         422    422   404    403      403
GET    kasus:update_tahap         tahap   →      200         200    403   404    403      403
POST   kasus:update_tahap         tahap   →      422         422    403   404    403      403
GET    kasus:update_pasal         perkara →      200         200    403   403    403      403
POST   kasus:update_pasal         perkara →      302         302    403   403    403      403
GET    kasus:schedule_sidang      perkara →      200         200    200   404    403      403
POST   kasus:schedule_sidang      perkara →      422         422    422   404    403      403
GET    kasus:withdraw_sidang      sidang  →      405         405    405   405    405      405
POST   kasus:withdraw_sidang      sidang  →      302         302    302   404    403      403
GET    kasus:add_putusan          perkara →      200         200    403   403    403      403
POST   kasus:add_putusan          perkara →      422         422    403   403    403      403
GET    kasus:update_putusan       putusan →      200         200    403   403    403      403
POST   kasus:update_putusan       putusan →      422         422    403   403    403      403
GET    kasus:add_restitusi        perkara →      200         200    403   403    403      403
POST   kasus:add_restitusi        perkara →      422         422    403   403    403      403
GET    kasus:update_restitusi     restitusi →    200         200    403   403    403      403
POST   kasus:update_restitusi     restitusi →    422         422    403   403    403      403
GET    kasus:add_pembayaran       restitusi →    200         200    403   403    403      403
POST   kasus:add_pembayaran       restitusi →    422         422    403   403    403      403
GET    kasus:withdraw_pembayaran  bayar   →      405         405    405   405    405      405
POST   kasus:withdraw_pembayaran  bayar   →      302         302    403   403    403      403
GET    kasus:terlapor_detail      terlapor →     200         200    403   403    403      403
POST   kasus:terlapor_detail      terlapor →     405         405    405   405    405      405
GET    kasus:update_terlapor      terlapor →     200         200    403   403    403      403
POST   kasus:update_terlapor      terlapor →     422         422    403   403    403      403
GET    kasus:change_status_hukum  terlapor →     200         200    403   403    403      403
POST   kasus:change_status_hukum  terlapor →     422         422    403   403    403      403
GET    kasus:record_pencarian     terlapor →     200         200    403   403    403      403
POST   kasus:record_pencarian     terlapor →     422         422    403   403    403      403
GET    kasus:reveal_identitas_terlapor terlapor → 200        200    403   403    403      403
POST   kasus:reveal_identitas_terlapor terlapor → 200        200    403   403    403      403
GET    kasus:add_catatan          kasus   →      200         200    404   200    403      403
POST   kasus:add_catatan          kasus   →      422         422    404   422    403      403
GET    kasus:update_catatan       catatan →      200         200    404   404    403      403
POST   kasus:update_catatan       catatan →      422         422    404   404    403      403
GET    kasus:record_bendera       kasus   →      200         200    403   403    403      403
POST   kasus:record_bendera       kasus   →      422         422    403   403    403      403
GET    kasus:end_bendera          bendera →      200         200    403   403    403      403
POST   kasus:end_bendera          bendera →      422         422    403   403    403      403
GET    kasus:add_lampiran         kasus   →      200         200    404   200    403      403
POST   kasus:add_lampiran         kasus   →      422         422    404   422    403      403
GET    kasus:lampiran_detail      lampiran →     200         200    404   200    403      403
POST   kasus:lampiran_detail      lampiran →     405         405    405   405    405      405
GET    kasus:export_lampiran      lampiran →     200         200    404   200    403      403
POST   kasus:export_lampiran      lampiran →     422         422    404   422    403      403
GET    kasus:update_lampiran      lampiran →     200         200    404   403    403      403
POST   kasus:update_lampiran      lampiran →     422         422    404   403    403      403
GET    kasus:assign_lampiran      lampiran →     200         200    403   403    403      403
POST   kasus:assign_lampiran      lampiran →     422         422    403   403    403      403
GET    kasus:end_pembagian        bagi    →      405         405    405   405    405      405
POST   kasus:end_pembagian        bagi    →      302         302    403   403    403      403
GET    kasus:withdraw_lampiran    lampiran →     200         200    404   403    403      403
POST   kasus:withdraw_lampiran    lampiran →     422         422    404   403    403      403
GET    kasus:verify_lampiran      tarik   →      403         200    403   403    403      403
POST   kasus:verify_lampiran      tarik   →      403         422    403   403    403      403
GET    kasus:record_penutupan     kasus   →      200         200    403   403    403      403
POST   kasus:record_penutupan     kasus   →      422         422    403   403    403      403
GET    kasus:verify_penutupan     tutup   →      403         200    403   403    403      403
POST   kasus:verify_penutupan     tutup   →      403         422    403   403    403      403
GET    kasus:kelengkapan          -       →      200         200    403   403    403      403
POST   kasus:kelengkapan          -       →      405         405    405   405    405      405
GET    kasus:simfoni_index        -       →      200         200    403   403    403      403
POST   kasus:simfoni_index        -       →      405         405    405   405    405      405
GET    kasus:simfoni              kasus   →      200         200    403   403    403      403
POST   kasus:simfoni              kasus   →      422         422    403   403    403      403
GET    kasus:update_simfoni       kasus   →      200         200    403   403    403      403
POST   kasus:update_simfoni       kasus   →      422         422    403   403    403      403
GET    rapat:index                -       →      200         200    200   200    200      403
POST   rapat:index                -       →      405         405    405   405    405      405
GET    rapat:schedule             -       →      200         200    403   403    403      403
POST   rapat:schedule             -       →      200         200    403   403    403      403
GET    rapat:detail               rapat   →      200         200    200   200    200      403
POST   rapat:detail               rapat   →      405         405    405   405    405      405
GET    rapat:change_status        rapat   →      405         405    405   405    405      405
POST   rapat:change_status        rapat   →      403         403    403   403    403      403
GET    rapat:record_kehadiran     rapat   →      200         200    403   403    403      403
POST   rapat:record_kehadiran     rapat   →      302         302    403   403    403      403
GET    rapat:record_rekomendasi   rapat   →      200         200    403   403    403      403
POST   rapat:record_rekomendasi   rapat   →      200         200    403   403    403      403
GET    rapat:rekomendasi          -       →      200         200    200   200    200      403
POST   rapat:rekomendasi          -       →      405         405    405   405    405      405
GET    rapat:rekomendasi_detail   nomor   →      200         200    200   200    200      403
POST   rapat:rekomendasi_detail   nomor   →      405         405    405   405    405      405
GET    rapat:tindak_lanjut        -       →      200         200    200   200    200      403
POST   rapat:tindak_lanjut        -       →      405         405    405   405    405      405
GET    rapat:tindak_lanjut_detail item    →      200         200    200   200    200      403
POST   rapat:tindak_lanjut_detail item    →      405         405    405   405    405      405
GET    rapat:report_progress      item    →      403         403    200   403    403      403
POST   rapat:report_progress      item    →      403         403    200   403    403      403
GET    rapat:verify_tindak_lanjut note    →      403         200    403   403    403      403
POST   rapat:verify_tindak_lanjut note    →      403         200    403   403    403      403
GET    rapat:export_bukti         note    →      200         200    200   403    403      403
POST   rapat:export_bukti         note    →      405         405    405   405    405      405
GET    rapat:carry_out_sk         sk      →      200         200    403   403    403      403
POST   rapat:carry_out_sk         sk      →      403         200    403   403    403      403
GET    wilayah:index              -       →      200         200    200   200    200      200
POST   wilayah:index              -       →      405         405    405   405    405      405
GET    wilayah:search             -       →      200         200    200   200    200      200
POST   wilayah:search             -       →      405         405    405   405    405      405
GET    wilayah:detail             kabkota →      200         200    200   200    200      200
POST   wilayah:detail             kabkota →      405         405    405   405    405      405
GET    anggota:login              -       200    302         302    302   302    302      302
POST   anggota:login              -       200    302         302    302   302    302      302
GET    anggota:logout             -       →      405         405    405   405    405      405
POST   anggota:logout             -       →      302         302    302   302    302      302
GET    anggota:verify_faktor      -       →      302         302    302   302    302      302
POST   anggota:verify_faktor      -       →      302         302    302   302    302      302
GET    anggota:activate_faktor    -       →      302         302    302   302    302      302
POST   anggota:activate_faktor    -       →      302         302    302   302    302      302
GET    anggota:confirm_password   -       →      200         200    200   200    200      200
POST   anggota:confirm_password   -       →      200         200    200   200    200      200
GET    anggota:end_sesi           -       →      405         405    405   405    405      405
POST   anggota:end_sesi           -       →      302         302    302   302    302      302
GET    anggota:renew_kode_pemulihan -       →      405         405    405   405    405      405
POST   anggota:renew_kode_pemulihan -       →      302         302    302   302    302      302
GET    anggota:remove_faktor      -       →      405         405    405   405    405      405
POST   anggota:remove_faktor      -       →      302         302    302   302    302      302
GET    anggota:pengguna           -       →      403         200    403   403    403      200
POST   anggota:pengguna           -       →      405         405    405   405    405      405
GET    anggota:invite_pengguna    -       →      403         302    403   403    403      302
POST   anggota:invite_pengguna    -       →      403         302    403   403    403      302
GET    anggota:pengguna_detail    akun    →      403         200    403   403    403      200
POST   anggota:pengguna_detail    akun    →      405         405    405   405    405      405
GET    anggota:change_pengguna    akun    →      403         302    403   403    403      302
POST   anggota:change_pengguna    akun    →      403         302    403   403    403      302
GET    anggota:deactivate_pengguna akun    →      403         302    403   403    403      302
POST   anggota:deactivate_pengguna akun    →      403         302    403   403    403      302
GET    anggota:send_undangan      akun    →      405         405    405   405    405      405
POST   anggota:send_undangan      akun    →      403         302    403   403    403      302
GET    anggota:activate_pengguna  akun    →      405         405    405   405    405      405
POST   anggota:activate_pengguna  akun    →      403         302    403   403    403      302
GET    anggota:accept_undangan    -       410    410         410    410   410    410      410
POST   anggota:accept_undangan    -       410    410         410    410   410    410      410
GET    anggota:open_undangan      tautan  410    200         200    200   200    200      200
POST   anggota:open_undangan      tautan  405    405         405    405   405    405      405
GET    anggota:unlock             -       →      302         302    302   302    302      302
POST   anggota:unlock             -       →      423         423    423   423    423      423
GET    anggota:pulse              -       →      204         204    204   204    204      204
POST   anggota:pulse              -       →      405         405    405   405    405      405
GET    anggota:profile            -       →      200         200    200   200    200      200
POST   anggota:profile            -       →      405         405    405   405    405      405
GET    anggota:change_password    -       →      200         200    200   200    200      200
POST   anggota:change_password    -       →      200         200    200   200    200      200
GET    anggota:forgot_password    -       200    200         200    200   200    200      200
POST   anggota:forgot_password    -       200    200         200    200   200    200      200
GET    anggota:forgot_password_sent -     200    200         200    200   200    200      200
POST   anggota:forgot_password_sent -     405    405         405    405   405    405      405
GET    anggota:reset_password     token   200    200         200    200   200    200      200
POST   anggota:reset_password     token   200    200         200    200   200    200      200
GET    anggota:index              -       →      200         200    200   200    200      200
POST   anggota:index              -       →      405         405    405   405    405      405
GET    anggota:roles              -       →      200         200    200   200    200      200
POST   anggota:roles              -       →      405         405    405   405    405      405
GET    anggota:instansi           kode    →      200         200    200   200    200      200
POST   anggota:instansi           kode    →      405         405    405   405    405      405
GET    anggota:sk_index           -       →      200         200    200   200    200      200
POST   anggota:sk_index           -       →      405         405    405   405    405      405
GET    anggota:sk_detail          sk      →      200         200    200   200    200      200
POST   anggota:sk_detail          sk      →      405         405    405   405    405      405
GET    anggota:sk_pdf             sk      →      200         200    200   200    200      200
POST   anggota:sk_pdf             sk      →      405         405    405   405    405      405
GET    anggota:directory          -       →      200         200    200   200    200      200
POST   anggota:directory          -       →      405         405    405   405    405      405
GET    anggota:kursi              kursi   →      200         200    200   200    200      200
POST   anggota:kursi              kursi   →      405         405    405   405    405      405
GET    anggota:export_berkas_sk   berkas  →      200         200    200   200    200      200
POST   anggota:export_berkas_sk   berkas  →      405         405    405   405    405      405
GET    anggota:update_pengaturan  -       →      200         200    403   403    403      403
POST   anggota:update_pengaturan  -       →      200         200    403   403    403      403
GET    anggota:record_instansi    -       →      200         200    403   403    403      403
POST   anggota:record_instansi    -       →      200         200    403   403    403      403
GET    anggota:update_instansi    kode    →      200         200    403   403    403      403
POST   anggota:update_instansi    kode    →      200         200    403   403    403      403
GET    anggota:kedudukan          -       →      200         200    403   403    403      403
POST   anggota:kedudukan          -       →      200         200    403   403    403      403
GET    anggota:record_pejabat     kursi   →      200         200    403   403    403      403
POST   anggota:record_pejabat     kursi   →      200         200    403   403    403      403
GET    anggota:end_pejabat        orang   →      200         200    403   403    403      403
POST   anggota:end_pejabat        orang   →      200         200    403   403    403      403
GET    anggota:record_sk          -       →      200         200    403   403    403      403
POST   anggota:record_sk          -       →      200         200    403   403    403      403
GET    anggota:update_sk          sk      →      200         200    403   403    403      403
POST   anggota:update_sk          sk      →      200         200    403   403    403      403
GET    anggota:add_keanggotaan    sk      →      200         200    403   403    403      403
POST   anggota:add_keanggotaan    sk      →      200         200    403   403    403      403
GET    anggota:import_lampiran    sk      →      200         200    403   403    403      403
POST   anggota:import_lampiran    sk      →      200         200    403   403    403      403
GET    anggota:lampiran_template  sk      →      200         200    403   403    403      403
POST   anggota:lampiran_template  sk      →      405         405    405   405    405      405
GET    anggota:preview_lampiran   impor   →      200         404    403   403    403      403
POST   anggota:preview_lampiran   impor   →      200         404    403   403    403      403
GET    anggota:jejak              -       →      200         200    403   403    403      200
POST   anggota:jejak              -       →      405         405    405   405    405      405
GET    anggota:export_jejak       -       →      200         200    403   403    403      200
POST   anggota:export_jejak       -       →      405         405    405   405    405      405
GET    anggota:nota_index         -       →      200         200    200   200    200      200
POST   anggota:nota_index         -       →      405         405    405   405    405      405
GET    anggota:nota_detail        nota    →      200         200    200   200    200      200
POST   anggota:nota_detail        nota    →      405         405    405   405    405      405
GET    anggota:record_nota        -       →      200         200    403   403    403      403
POST   anggota:record_nota        -       →      200         200    403   403    403      403
GET    anggota:update_nota        nota    →      200         200    403   403    403      403
POST   anggota:update_nota        nota    →      200         200    403   403    403      403
GET    anggota:record_perpanjangan nota   →      200         200    403   403    403      403
POST   anggota:record_perpanjangan nota   →      200         200    403   403    403      403
GET    anggota:export_nota        nota    →      200         200    200   200    200      200
POST   anggota:export_nota        nota    →      405         405    405   405    405      405
GET    anggota:pemrosesan         -       →      200         200    200   200    200      200
POST   anggota:pemrosesan         -       →      405         405    405   405    405      405
GET    anggota:pemrosesan_pdf     -       →      200         200    200   200    200      200
POST   anggota:pemrosesan_pdf     -       →      405         405    405   405    405      405
GET    anggota:paparan            -       →      403         200    403   403    403      200
POST   anggota:paparan            -       →      405         405    405   405    405      405
GET    anggota:export_paparan     -       →      403         302    403   403    403      302
POST   anggota:export_paparan     -       →      405         405    405   405    405      405
GET    anggota:report_kebocoran   -       →      403         302    403   403    403      403
POST   anggota:report_kebocoran   -       →      405         405    405   405    405      405
GET    anggota:health             -       200    200         200    200   200    200      200
POST   anggota:health             -       405    405         405    405   405    405      405
"""

ROWS = [line.split() for line in TABLE.strip().splitlines()[1:]]
CELLS = [(m, url, obj, role, want) for m, url, obj, *answers in ROWS for role, want in zip(ROLES, answers, strict=True)]


def url_names(resolver=None, prefix="") -> set[str]:
    names = set()
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            names |= url_names(entry, f"{entry.namespace}:" if entry.namespace else prefix)
        elif isinstance(entry, URLPattern):
            names.add(f"{prefix}{entry.name}")
    return names


def test_every_url_stands_in_the_table_with_both_methods():
    assert {(m, url) for m, url, *_ in ROWS} == {(m, url) for url in url_names() for m in ("GET", "POST")}
    assert len({(m, url) for m, url, *_ in ROWS}) == len(ROWS)


@pytest.fixture
def objects(cast):
    """URL arguments by the name in the table's `object` column, built only for the row at hand."""
    from anggota.actions import hold_lampiran
    from anggota.models import Pejabat
    from anggota.tests.factories import make_keanggotaan, make_nota, make_pengguna, make_sk
    from gugus_tugas.files import blank_pdf
    from kasus import actions
    from kasus.actions import hold_kasus, record_saringan, verify_rujukan
    from kasus.models import Korban
    from kasus.tests.factories import (
        make_bendera,
        make_catatan,
        make_kasus,
        make_lampiran,
        make_layanan,
        make_pemantauan,
        make_penutupan,
        make_permintaan,
        make_persetujuan,
        make_rencana,
        make_rujukan,
    )
    from laporan.models import RekapHistoris
    from rapat.tests.factories import make_perkembangan, make_rapat, make_tindak_lanjut

    by = cast["sekretariat"]

    def kasus():
        case = make_kasus(by=by)
        make_layanan(case.daftar_korban.get(), by=by, penyedia=cast["dinsos"].instansi)
        return case

    def layanan():
        case = kasus()
        return {"slug": case.slug, "layanan": case.daftar_korban.get().daftar_layanan.get().pk}

    def korban():
        case = kasus()
        return {"slug": case.slug, "korban": case.daftar_korban.get().pk}

    def periksa():
        case = kasus()
        korban = case.daftar_korban.get()
        return {"slug": case.slug, "korban": korban.pk, "skrining": korban.daftar_skrining.get().pk}

    def rencana():
        case = kasus()
        row = make_rencana(case.daftar_korban.get(), by=by, instansi=cast["dinsos"].instansi)
        return {"slug": case.slug, "rencana": row.pk}

    def pantau():
        case = kasus()
        row = make_pemantauan(case.daftar_korban.get(), by=by, instansi=cast["dinsos"].instansi)
        return {"slug": case.slug, "pemantauan": row.pk}

    def darurat():
        from kasus.actions import break_glass
        from kasus.models import PembukaanDarurat

        break_glass(kasus().daftar_korban.get(), alasan="korban hilang dari rumah aman", by=cast["dinsos"])
        return {"pk": PembukaanDarurat.objects.get().pk}

    def setuju():
        at = korban()
        row = make_persetujuan(Korban.objects.get(pk=at["korban"]), cast["dinsos"].instansi, by=by)
        return {**at, "pk": row.pk}

    def rujuk():
        return make_rujukan(kasus().daftar_korban.get(), cast["dinsos"].instansi, by=by)

    def terima():
        return verify_rujukan(rujuk(), status="diterima", by=cast["dinsos"])

    def perkara():
        """In the hands of polda, with a stage, a verdict and restitution that the office recorded; foreign to dinsos."""
        from kasus.tests.factories import make_legal_track

        return make_legal_track(by=by, instansi=cast["polda"].instansi)

    def di_perkara(**values):
        row = perkara()
        address = {"slug": row.kasus.slug, "perkara": row.pk}
        return {**address, **{name: find(row) for name, find in values.items()}}

    def konsep():
        from kasus.tests.factories import make_konsep

        return make_konsep(by=by)

    def peristiwa():
        from kasus.actions import add_peristiwa
        from wilayah.models import Wilayah

        case = kasus()
        row = add_peristiwa(case, tahap="Transit", tempat=Wilayah.objects.get(kode="11.71"), tanggal=None, by=by)
        return {"slug": case.slug, "peristiwa": row.pk}

    def lampiran(*, is_ditarik=False):
        case = kasus()
        row = make_lampiran(case, by=by, korban=case.daftar_korban.get())
        shared = actions.assign_lampiran(row, instansi=cast["dinsos"].instansi, by=by)
        if is_ditarik:
            actions.withdraw_lampiran(row, alasan="berkas milik kasus lain", by=by)
        return {"slug": case.slug, "lampiran": row.pk}, {"pembagian": shared.pk}

    def tutup():
        case = kasus()
        make_penutupan(case, by=by)
        return {"slug": case.slug}

    def about(row, name):
        return {"slug": row.kasus.slug, name: row.pk}

    def item():
        return make_tindak_lanjut(by=by, instansi=cast["polda"].instansi)

    def orang():
        seat = make_keanggotaan(sk=make_sk(by=by))
        return {"pk": Pejabat.objects.create(keanggotaan=seat, nama="x", mulai=seat.sk.berlaku_mulai).pk}

    def pasangan():
        return {"satu": kasus().daftar_korban.get().pk, "dua": kasus().daftar_korban.get().pk}

    def satuan():
        from kasus.tests.factories import merge

        both = pasangan()
        merge(both["satu"], both["dua"], by=by)
        return {"satu": both["satu"]}

    builders = {
        "-": dict,
        "tahun": lambda: {
            "tahun": RekapHistoris.objects.create(tahun=2017, jumlah=2, sumber="x", dicatat_oleh=by).tahun
        },
        "kasus": lambda: {"slug": kasus().slug},
        "saring": lambda: {"pk": record_saringan(nama="x", kueri="status=Active", is_utama=False, by=by).pk},
        "tabel": lambda: {"pk": hold_kasus(rows=[], by=by).pk},
        "korban": korban,
        "layanan": layanan,
        "periksa": periksa,
        "rencana": rencana,
        "pantau": pantau,
        "konsep": lambda: {"pk": konsep().pk},
        "langkah": lambda: {"pk": konsep().pk, "langkah": "korban"},
        "peristiwa": peristiwa,
        "darurat": darurat,
        "perkara": di_perkara,
        "tahap": lambda: di_perkara(tahap=lambda row: row.daftar_tahap.get(kode="LID").pk),
        "sidang": lambda: di_perkara(sidang=lambda row: row.daftar_sidang.get().pk),
        "putusan": lambda: di_perkara(putusan=lambda row: row.daftar_putusan.get().pk),
        "restitusi": lambda: di_perkara(restitusi=lambda row: row.daftar_restitusi.get().pk),
        "bayar": lambda: di_perkara(
            restitusi=lambda row: row.daftar_restitusi.get().pk,
            pembayaran=lambda row: row.daftar_restitusi.get().daftar_pembayaran.get().pk,
        ),
        "terlapor": lambda: {"slug": (row := perkara()).kasus.slug, "terlapor": row.kasus.daftar_terlapor.get().pk},
        "catatan": lambda: about(make_catatan(kasus(), by=by), "catatan"),
        "bendera": lambda: about(make_bendera(kasus(), by=by), "bendera"),
        "lampiran": lambda: lampiran()[0],
        "bagi": lambda: {**(both := lampiran())[0], **both[1]},
        "tarik": lambda: lampiran(is_ditarik=True)[0],
        "tutup": tutup,
        "minta": lambda: {"pk": make_permintaan(kasus().daftar_korban.get(), by=by).pk},
        "kabul": lambda: {"pk": make_permintaan(kasus().daftar_korban.get(), by=by, penjawab=cast["kepala"]).pk},
        "setuju": setuju,
        "rujuk": lambda: {"pk": rujuk().pk},
        "terima": lambda: {"pk": terima().pk},
        "rapat": lambda: {"pk": make_rapat(by=by).pk},
        "nomor": lambda: {"nomor": item().rekomendasi.nomor},
        "item": lambda: {"pk": item().pk},
        "note": lambda: {"perkembangan": make_perkembangan(item(), by=cast["polda"]).pk},
        "akun": lambda: {"nama": make_pengguna(peran="anggota", instansi=cast["polda"].instansi).nama_pengguna},
        "tautan": lambda: {"token": "tidak-ada"},
        "kabkota": lambda: {"kode": "11.71"},
        "token": lambda: {"uidb64": "MQ", "token": "set-password"},
        "kode": lambda: {"kode": "polda"},
        "sk": lambda: {"pk": make_sk(by=by).pk},
        "berkas": lambda: {"pk": make_sk(by=by, berkas=blank_pdf()).pk},
        "impor": lambda: {"pk": hold_lampiran(make_sk(by=by), by=by, rows=[]).pk},
        "kursi": lambda: {"pk": make_keanggotaan(sk=make_sk(by=by)).pk},
        "orang": orang,
        "pasangan": pasangan,
        "satuan": satuan,
        "nota": lambda: {"pk": make_nota(by=by, berkas=blank_pdf()).pk},
    }
    return lambda name: builders[name]()


@pytest.fixture
def _no_rendering(monkeypatch):
    """The matrix is about doors; rendering is proved in its own tests."""
    monkeypatch.setattr("laporan.views.render_annual_pdf", lambda report: b"%PDF-")
    monkeypatch.setattr("kasus.views.rujukan.render_pdf", lambda html: b"%PDF-")
    monkeypatch.setattr("kasus.views.persetujuan.render_pdf", lambda html: b"%PDF-")
    monkeypatch.setattr("anggota.views.sk.render_pdf", lambda html: b"%PDF-")
    monkeypatch.setattr("anggota.views.data_pribadi.render_pdf", lambda html: b"%PDF-")


@pytest.mark.usefixtures("_no_rendering")
@pytest.mark.parametrize(
    ("method", "url", "obj", "role", "want"), CELLS, ids=[f"{m} {u} {r}" for m, u, _, r, _ in CELLS]
)
def test_door(method, url, obj, role, want, cast, objects, client, client_of):
    browser = client if role == "anonim" else client_of(cast[role])
    response = browser.generic(
        method, reverse(url, kwargs=objects(obj)), content_type="application/x-www-form-urlencoded"
    )
    if want == "→":
        assert response.status_code == 302
        assert response.url.startswith("/masuk/")
    else:
        assert response.status_code == int(want)


@pytest.mark.usefixtures("_no_rendering")
@pytest.mark.parametrize(
    ("method", "url", "obj", "want"),
    [(m, u, o, anonim) for m, u, o, anonim, *_ in ROWS],
    ids=[f"{m} {u}" for m, u, *_ in ROWS],
)
def test_ended_member_is_a_stranger_at_every_door(method, url, obj, want, cast, objects, client_of):
    """An open session of an account whose membership ended gets what somebody without an account gets."""
    browser, address = client_of(cast["dinsos"]), reverse(url, kwargs=objects(obj))
    type(cast["dinsos"]).objects.filter(pk=cast["dinsos"].pk).update(is_active=False)
    response = browser.generic(method, address, content_type="application/x-www-form-urlencoded")
    assert response.status_code == (302 if want == "→" else int(want))
    assert want != "→" or response.url.startswith("/masuk/")


def fingerprint() -> dict[str, list]:
    """Every row of our tables, but the trail (reading leaves lines there) and the sessions (activity is noted)."""
    noted = {"JejakAudit", "KepalaJejak", "Sesi"}
    models = [m for m in apps.get_models() if m.__module__.split(".")[0] in ORDER and m.__name__ not in noted]
    return {m._meta.label: sorted(map(repr, m._base_manager.values_list())) for m in models}


@pytest.mark.usefixtures("_no_rendering")
@pytest.mark.parametrize("role", ["kepala", "polda", "pengelola"])
def test_looking_changes_nothing(role, cast, objects, client_of):
    """A crawl of every address by GET and HEAD leaves every row as it was (keamanan.md 20)."""
    addresses = [
        reverse(url, kwargs=objects(obj)) for method, url, obj, *_ in ROWS if method == "GET" and obj != "tahun"
    ]
    browser, before = client_of(cast[role]), fingerprint()
    for address in addresses:
        browser.get(address)
        browser.head(address)
    assert fingerprint() == before
