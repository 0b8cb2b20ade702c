/// What `sys` tells about the interpreter: the numbers of CPython 3.13.0 on 64-bit Linux.
extension Machine {
    func defineSysInformation(_ set: (String, Value) -> Void) {
        let version = makeStructSequence(
            "version_info", module: "sys",
            [
                ("major", .int(3)), ("minor", .int(13)), ("micro", .int(0)), ("releaselevel", string("final")),
                ("serial", .int(0)),
            ])
        set("version_info", version)
        set("version", string("3.13.0 (loopscope)"))
        set("hexversion", .int(0x030d_00f0))
        set("api_version", .int(1013))
        set("maxsize", .int(.max))
        set("maxunicode", .int(0x10_ffff))
        set("platform", string("linux"))
        set("byteorder", string("little"))
        set("float_repr_style", string("short"))
        set("platlibdir", string("lib"))
        set("abiflags", string(""))
        // There is no installation.
        for name in ["executable", "prefix", "exec_prefix", "base_prefix", "base_exec_prefix"] { set(name, string("")) }
        for name in ["path", "meta_path", "path_hooks", "warnoptions"] { set(name, .object(ListObject([Value]()))) }
        set("path_importer_cache", .object(DictObject()))
        set("_xoptions", .object(DictObject()))
        set("dont_write_bytecode", .bool(true))
        set("pycache_prefix", .none)
        let implementation = SimpleNamespaceObject(type: types.simpleNamespace)
        for (name, value) in [
            ("name", string("cpython")), ("cache_tag", string("cpython-313")), ("version", version),
            ("hexversion", .int(0x030d_00f0)),
        ] {
            implementation.names.set(intern(name), value)
        }
        set("implementation", .object(implementation))
        defineNumberInformation(set)
        defineFlags(set)
    }

    private func defineNumberInformation(_ set: (String, Value) -> Void) {
        set(
            "float_info",
            makeStructSequence(
                "float_info", module: "sys",
                [
                    ("max", .float(.greatestFiniteMagnitude)), ("max_exp", .int(1024)), ("max_10_exp", .int(308)),
                    ("min", .float(.leastNormalMagnitude)), ("min_exp", .int(-1021)), ("min_10_exp", .int(-307)),
                    ("dig", .int(15)), ("mant_dig", .int(53)), ("epsilon", .float(.ulpOfOne)), ("radix", .int(2)),
                    ("rounds", .int(1)),
                ]))
        set(
            "int_info",
            makeStructSequence(
                "int_info", module: "sys",
                [
                    ("bits_per_digit", .int(30)), ("sizeof_digit", .int(4)), ("default_max_str_digits", .int(4300)),
                    ("str_digits_check_threshold", .int(640)),
                ]))
        set(
            "hash_info",
            makeStructSequence(
                "hash_info", module: "sys",
                [
                    ("width", .int(64)), ("modulus", .int((1 << 61) - 1)), ("inf", .int(314159)), ("nan", .int(0)),
                    ("imag", .int(1_000_003)), ("algorithm", string("siphash13")), ("hash_bits", .int(64)),
                    ("seed_bits", .int(128)), ("cutoff", .int(0)),
                ]))
        set(
            "thread_info",
            makeStructSequence(
                "thread_info", module: "sys",
                [("name", string("pthread")), ("lock", string("semaphore")), ("version", .none)]))
    }

    private func defineFlags(_ set: (String, Value) -> Void) {
        var flags: [(String, Value)] = [
            "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site",
            "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated",
        ].map { ($0, .int(0)) }
        flags += [
            ("dev_mode", .bool(false)), ("utf8_mode", .int(0)), ("warn_default_encoding", .int(0)),
            ("safe_path", .bool(false)), ("int_max_str_digits", .int(maximumIntDigits)),
        ]
        set("flags", makeStructSequence("flags", module: "sys", flags))
    }
}

extension Machine {
    /// A struct sequence that is the only one of its class: programs cannot make another.
    func makeStructSequence(_ name: String, module: String, _ fields: [(String, Value)]) -> Value {
        let sequence = StructSequence(self, name, module: module, fields: fields.map(\.0))
        defineNew(sequence.type) { (machine, _, _) throws(Raise) in
            throw machine.error(.typeError, "cannot create '\(module).\(name)' instances")
        }
        // No instance can be made by a copy either.
        sequence.type.setAttribute(intern("__replace__"), .undefined)
        return .object(sequence.make(fields.map(\.1)))
    }
}
