print(sep="", sep="x")
