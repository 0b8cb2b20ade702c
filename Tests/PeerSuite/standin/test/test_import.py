no_rerun = lambda reason: lambda test: test
