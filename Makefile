# Two commands do everything, set-up included: `make report` and `make test`.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help report test check bench serve clean kunci terkunci sbom

help: ## Daftar perintah
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 10

report: $(VENV)/.siap ## Periksa data lalu susun semua laporan (build/) dan situs arsip (site/)
	$(BIN)/lakip bangun

test: $(VENV)/.siap-uji ## Jalankan semua pengujian
	sh tests/requirements.sh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2 --dist worksteal

check: $(VENV)/.siap ## Periksa data saja
	$(BIN)/lakip periksa

bench: $(VENV)/.siap-uji ## Ukur kecepatan dan bandingkan dengan cara lain
	$(BIN)/python -m bench

serve: report ## Lihat situs arsip di http://127.0.0.1:8000
	$(BIN)/python -m http.server --bind 127.0.0.1 --directory site 8000

kunci: $(VENV)/.siap-uji ## Kunci ulang pustaka beserta sidiknya, lalu daftar bahan; NAIK=--upgrade menaikkan versinya
	PATH="$(abspath $(BIN)):$$PATH" sh requirements/kunci.sh $(NAIK)
	$(MAKE) --no-print-directory sbom

terkunci: | $(BIN)/python ## Pasang pustaka pengujian persis seperti dikunci, menurut sidiknya
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --no-deps -r requirements/uji.txt
	$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation --editable .
	$(BIN)/python -m pip check
	touch $(VENV)/.siap $(VENV)/.siap-uji

sbom: terkunci ## Tulis daftar bahan rilis (SBOM CycloneDX) dari kunci
	$(BIN)/python -m tests.sbom

clean: ## Hapus hasil susunan
	rm -rf build site

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "lakip memerlukan Python 3.11 atau yang lebih baru")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.siap: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.siap-uji: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@ $(VENV)/.siap
