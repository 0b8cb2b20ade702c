"""Names of features that once were new: importing one switches it on in the importing module, or is remembered from then."""


class _Feature:
    """The release that first had a feature, and the one from which it is always on."""

    def __init__(self, optionalRelease, mandatoryRelease, compiler_flag):
        self.optional, self.mandatory, self.compiler_flag = optionalRelease, mandatoryRelease, compiler_flag

    def getOptionalRelease(self):
        return self.optional

    def getMandatoryRelease(self):
        return self.mandatory

    def __repr__(self):
        return f"_Feature{self.optional, self.mandatory, self.compiler_flag}"


# Each with the name of its flag for `compile()`, the flag, and the two releases.
_FEATURES = {
    "nested_scopes": ("CO_NESTED", 0x10, (2, 1, 0, "beta", 1), (2, 2, 0, "alpha", 0)),
    "generators": ("CO_GENERATOR_ALLOWED", 0, (2, 2, 0, "alpha", 1), (2, 3, 0, "final", 0)),
    "division": ("CO_FUTURE_DIVISION", 1 << 17, (2, 2, 0, "alpha", 2), (3, 0, 0, "alpha", 0)),
    "absolute_import": ("CO_FUTURE_ABSOLUTE_IMPORT", 1 << 18, (2, 5, 0, "alpha", 1), (3, 0, 0, "alpha", 0)),
    "with_statement": ("CO_FUTURE_WITH_STATEMENT", 1 << 19, (2, 5, 0, "alpha", 1), (2, 6, 0, "alpha", 0)),
    "print_function": ("CO_FUTURE_PRINT_FUNCTION", 1 << 20, (2, 6, 0, "alpha", 2), (3, 0, 0, "alpha", 0)),
    "unicode_literals": ("CO_FUTURE_UNICODE_LITERALS", 1 << 21, (2, 6, 0, "alpha", 2), (3, 0, 0, "alpha", 0)),
    "barry_as_FLUFL": ("CO_FUTURE_BARRY_AS_BDFL", 1 << 22, (3, 1, 0, "alpha", 2), (4, 0, 0, "alpha", 0)),
    "generator_stop": ("CO_FUTURE_GENERATOR_STOP", 1 << 23, (3, 5, 0, "beta", 1), (3, 7, 0, "alpha", 0)),
    "annotations": ("CO_FUTURE_ANNOTATIONS", 1 << 24, (3, 7, 0, "beta", 1), None),
}
globals().update({name: _Feature(first, always, bits) for name, (_, bits, first, always) in _FEATURES.items()})
globals().update({flag: bits for flag, bits, *_ in _FEATURES.values()})
all_feature_names = list(_FEATURES)
__all__ = ["all_feature_names", *all_feature_names]
