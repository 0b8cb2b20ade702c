"""Files are outside."""

import unittest

TESTFN = "@test"
FS_NONASCII = ""
TESTFN_NONASCII = TESTFN_UNDECODABLE = TESTFN_UNENCODABLE = TESTFN_UNICODE = None
can_chmod = can_hardlink = can_symlink = lambda *args: False


def _skip(*args, **kwargs):
    raise unittest.SkipTest("needs files")


temp_umask = open_dir_fd = save_mode = temp_cwd = temp_dir = change_cwd = create_empty_file = make_bad_fd = EnvironmentVarGuard = _skip
skip_unless_working_chmod = skip_unless_symlink = skip_unless_xattr = skip_if_dac_override = unittest.skip("needs files")


def unlink(path):
    pass


rmtree = rmdir = unlink


class FakePath:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        if isinstance(self.path, BaseException) or isinstance(self.path, type) and issubclass(self.path, BaseException):
            raise self.path
        return self.path
