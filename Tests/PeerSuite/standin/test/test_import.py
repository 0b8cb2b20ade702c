"""What other test files take from `test_import`."""

no_rerun = lambda reason: lambda test: test
