"""`lakip situs`."""

from ..journeys import flow
from .making import making

command = making("situs", "Susun situs arsip dari laporan dalam LINGKUP ke site/.", flow.publish)
