"""`python -m drafter`: the same as the console script."""

from drafter.cli.app import main

if __name__ == "__main__":
    main()
