# More than 15 members are cut, and more than 10 levels; several on several levels.
wide = ExceptionGroup("wide", [ValueError(i) for i in range(18)])
exactly = ExceptionGroup("fifteen", [TypeError(i) for i in range(15)])
sixteen = ExceptionGroup("sixteen", [KeyError(i) for i in range(16)])
deep = ExceptionGroup("bottom", [ValueError("deepest")])
for level in range(12):
    deep = ExceptionGroup(f"level {level}", [TypeError(level), deep] if level % 3 else [deep, TypeError(level)])
raise ExceptionGroup("all", [wide, exactly, sixteen, deep, KeyError("last")])
