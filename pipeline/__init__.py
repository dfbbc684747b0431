"""lakip: from an office's rows and reviews to its Laporan Kinerja. The public face is the CLI and the files."""

__version__ = "0.1.0"
