"""The kill run: every process dies by kill -9 under traffic, then both ends are compared with the store."""
