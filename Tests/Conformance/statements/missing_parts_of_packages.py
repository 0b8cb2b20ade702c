# What is missing in a package, and what is no package at all.
import sys
import types

package, module = types.ModuleType("package"), types.ModuleType("module")
package.__path__ = []
sys.modules["package"], sys.modules["module"] = package, module

for name in ("package.part", "module.part", "nothing", "nothing.part", "os.nothing", "sys.nothing"):
    try:
        __import__(name)
    except ModuleNotFoundError as error:
        print(name, "->", error, "|", error.name)
try:
    from package import part
except ImportError as error:
    print(error)
