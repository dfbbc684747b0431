"""`lakip bangun`."""

from ..journeys import flow
from .making import making

command = making("bangun", "Periksa, ukur, dan susun laporan dalam LINGKUP, lalu situs arsipnya.", flow.build)
