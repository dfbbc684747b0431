"""`lakip susun`."""

from ..journeys import flow
from .making import making

command = making("susun", "Susun laporan dalam LINGKUP ke build/<tahun>/: PDF, DOCX, report.json, data/, manifest.json.", flow.compose)
