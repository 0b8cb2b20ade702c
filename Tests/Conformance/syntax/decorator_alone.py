@decorated
x = 1
