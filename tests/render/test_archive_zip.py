"""The package's ZIP: the same bytes every time, and nothing in it that could land elsewhere."""

import io
import subprocess
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render import archive_zip

FILES = {"b.txt": b"dua", "a/ä.txt": b"satu", "verifikasi.sh": b"#!/bin/sh\n"}


def test_order_of_the_files_makes_no_difference():
    assert archive_zip.pack(FILES, "lakip") == archive_zip.pack(dict(reversed(FILES.items())), "lakip")


def test_every_file_comes_back_under_one_folder():
    with zipfile.ZipFile(io.BytesIO(archive_zip.pack(FILES, "lakip"))) as made:
        assert made.testzip() is None
        assert {name: made.read(name) for name in made.namelist()} == {f"lakip/{name}": content for name, content in FILES.items()}
        assert {i.date_time for i in made.infolist()} == {archive_zip.FIXED}


def test_only_the_script_can_be_run():
    with zipfile.ZipFile(io.BytesIO(archive_zip.pack(FILES, "lakip"))) as made:
        modes = {i.filename: oct(i.external_attr >> 16) for i in made.infolist()}
    assert modes == {"lakip/a/ä.txt": "0o100644", "lakip/b.txt": "0o100644", "lakip/verifikasi.sh": "0o100755"}


@pytest.mark.parametrize("name", ["../x", "/x", "a/../x", "a//x", "a\\x", "./x"])
def test_a_name_that_leads_out_is_refused(name: str):
    with pytest.raises(ValueError, match="x"):
        archive_zip.pack({name: b""}, "lakip")


def test_an_ordinary_program_can_open_it(tmp_path):
    file = tmp_path / "paket.zip"
    file.write_bytes(archive_zip.pack(FILES, "lakip"))
    done = subprocess.run(["python3", "-m", "zipfile", "-t", file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}(/[a-z]{1,8}){0,2}\.x", fullmatch=True), st.binary(max_size=64), max_size=6))
def test_any_files_come_back_as_they_were(files: dict[str, bytes]):
    with zipfile.ZipFile(io.BytesIO(archive_zip.pack(files, "t"))) as made:
        assert {name[2:]: made.read(name) for name in made.namelist()} == files
