"""Programs of our own that run apart, each within limits: they import one engine, read a job, write its result, and know nothing else."""
