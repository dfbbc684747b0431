"""Collecting a period's data: what is asked of a subbagian, what came back, and what was made of it (SOP Pengumpulan Data Kinerja)."""
