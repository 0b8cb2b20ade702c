x = "a \N{NO SUCH NAME} b"
