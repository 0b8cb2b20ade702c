# Names beyond ASCII, soft keywords as names, underscores.
größe = 3
变量 = 4
_ = 5
__private = 6
match = 7
case = 8
type_ = 9
print(größe, 变量, _, __private, match, case, type_)
ﬁ = "normalised to fi"
print(fi)
async_ = None
print(async_ is None)
