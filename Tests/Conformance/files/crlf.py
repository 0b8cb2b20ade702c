print("crlf")
if True:
    print("x",
          "y")
