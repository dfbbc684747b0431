"""Speed, shown and not asserted: the whole of `lakip` and its peers on the same input, in the same run. `python -m bench`."""
