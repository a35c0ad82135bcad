"""The development side of `./zhike`: checks, tests, coverage of requirements, benchmarks, new modules."""
