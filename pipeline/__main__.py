"""`python -m pipeline` and the console script `lakip`."""

from .cli.main import main

if __name__ == "__main__":
    main()
