extension InstanceLayout {
    /// CPython's classes that are made in C, as `Tests/Oracle/instance_layouts.py` finds them.
    static let recorded = """
        _abc._abc_data 48 0 c
        _asyncio.Future 104 0 cdwhk
        _asyncio.FutureIter 24 0 c
        _asyncio.Task 144 0 cdwhk
        _asyncio.TaskStepMethWrapper 32 0 c
        _blake2.blake2b 440 0
        _blake2.blake2s 232 0
        _contextvars.Context 48 0 cw
        _contextvars.ContextVar 64 0 c
        _contextvars.Token 48 0 c
        _hashlib.HASH 32 0
        _hashlib.HASHXOF 32 0
        _hashlib.HMAC 32 0
        _hashlib.UnsupportedDigestmodError 72 0 cdwh
        _io.BufferedRWPair 48 0 cdw
        _io.BufferedRandom 152 0 cdws
        _io.BufferedReader 152 0 cdws
        _io.BufferedWriter 152 0 cdws
        _io.BytesIO 64 0 cdws
        _io.FileIO 48 0 cdw
        _io.IncrementalNewlineDecoder 40 0 c
        _io.StringIO 168 0 cdw
        _io.TextIOWrapper 200 0 cdw
        _io._BufferedIOBase 32 0 cdw
        _io._BytesIOBuffer 24 0 c
        _io._IOBase 32 0 cdw
        _io._RawIOBase 32 0 cdw
        _io._TextIOBase 32 0 cdw
        _json.Encoder 80 0 c
        _json.Scanner 64 0 c
        _pickle.Pdata 56 8 c
        _pickle.PickleError 72 0 cdwh
        _pickle.Pickler 144 0 cs
        _pickle.PicklerMemoProxy 24 0 c
        _pickle.PicklingError 72 0 cdwh
        _pickle.Unpickler 264 0 cs
        _pickle.UnpicklerMemoProxy 24 0 c
        _pickle.UnpicklingError 72 0 cdwh
        _queue.Empty 72 0 cdwh
        _queue.SimpleQueue 72 0 cw
        _random.Random 2520 0
        _socket.socket 56 0 c
        _sre.SRE_Scanner 248 0 c
        _sre.SRE_Template 40 16 c
        _ssl.Certificate 32 0
        _ssl.MemoryBIO 32 0 c
        _ssl.SSLSession 32 0 c
        _ssl._SSLContext 112 0 c
        _ssl._SSLSocket 80 0 c
        _struct.Struct 56 0 cws
        _struct.unpack_iterator 112 0 c
        _thread.RLock 48 0 cw
        _thread._ExceptHookArgs 24 8 c
        _thread._ThreadHandle 24 0 c
        _thread._local 56 0 cw
        _thread._localdummy 24 0 w
        _thread.lock 40 0 cw
        _tokenize.TokenizerIter 64 0
        abc.SignalDict 24 0 cdwhk
        binascii.Error 72 0 cdwh
        binascii.Incomplete 72 0 cdwh
        builtins.ArithmeticError 72 0 cd
        builtins.AssertionError 72 0 cd
        builtins.AttributeError 88 0 cd
        builtins.BaseException 72 0 cd
        builtins.BaseExceptionGroup 88 0 cd
        builtins.BlockingIOError 112 0 cd
        builtins.BrokenPipeError 112 0 cd
        builtins.BufferError 72 0 cd
        builtins.BytesWarning 72 0 cd
        builtins.ChildProcessError 112 0 cd
        builtins.ConnectionAbortedError 112 0 cd
        builtins.ConnectionError 112 0 cd
        builtins.ConnectionRefusedError 112 0 cd
        builtins.ConnectionResetError 112 0 cd
        builtins.DeprecationWarning 72 0 cd
        builtins.EOFError 72 0 cd
        builtins.EncodingMap 64 0
        builtins.EncodingWarning 72 0 cd
        builtins.Exception 72 0 cd
        builtins.ExceptionGroup 88 0 cdwh
        builtins.FileExistsError 112 0 cd
        builtins.FileNotFoundError 112 0 cd
        builtins.FloatingPointError 72 0 cd
        builtins.FrameLocalsProxy 24 0 c
        builtins.FutureWarning 72 0 cd
        builtins.GeneratorExit 72 0 cd
        builtins.ImportError 104 0 cd
        builtins.ImportWarning 72 0 cd
        builtins.IndentationError 136 0 cd
        builtins.IndexError 72 0 cd
        builtins.InstructionSequence 64 0 c
        builtins.InterruptedError 112 0 cd
        builtins.IsADirectoryError 112 0 cd
        builtins.KeyError 72 0 cd
        builtins.KeyboardInterrupt 72 0 cd
        builtins.LookupError 72 0 cd
        builtins.MemoryError 72 0 cd
        builtins.ModuleNotFoundError 104 0 cd
        builtins.NameError 80 0 cd
        builtins.NoDefaultType 16 0
        builtins.NoneType 16 0
        builtins.NotADirectoryError 112 0 cd
        builtins.NotImplementedError 72 0 cd
        builtins.NotImplementedType 16 0
        builtins.OSError 112 0 cd
        builtins.OverflowError 72 0 cd
        builtins.PendingDeprecationWarning 72 0 cd
        builtins.PermissionError 112 0 cd
        builtins.ProcessLookupError 112 0 cd
        builtins.PyCapsule 64 0 c
        builtins.PythonFinalizationError 72 0 cd
        builtins.RecursionError 72 0 cd
        builtins.ReferenceError 72 0 cd
        builtins.ResourceWarning 72 0 cd
        builtins.RuntimeError 72 0 cd
        builtins.RuntimeWarning 72 0 cd
        builtins.StopAsyncIteration 72 0 cd
        builtins.StopIteration 80 0 cd
        builtins.SyntaxError 136 0 cd
        builtins.SyntaxWarning 72 0 cd
        builtins.SystemError 72 0 cd
        builtins.SystemExit 80 0 cd
        builtins.TabError 136 0 cd
        builtins.TimeoutError 112 0 cd
        builtins.TypeError 72 0 cd
        builtins.UnboundLocalError 80 0 cd
        builtins.UnicodeDecodeError 112 0 cd
        builtins.UnicodeEncodeError 112 0 cd
        builtins.UnicodeError 72 0 cd
        builtins.UnicodeTranslateError 112 0 cd
        builtins.UnicodeWarning 72 0 cd
        builtins.UnraisableHookArgs 24 8 c
        builtins.UserWarning 72 0 cd
        builtins.ValueError 72 0 cd
        builtins.Warning 72 0 cd
        builtins.ZeroDivisionError 72 0 cd
        builtins._IncompleteInputError 136 0 cd
        builtins._buffer_wrapper 32 0 c
        builtins.anext_awaitable 32 0 c
        builtins.async_generator 144 8 cws
        builtins.async_generator_asend 40 0 c
        builtins.async_generator_athrow 40 0 c
        builtins.async_generator_wrapped_value 24 0 c
        builtins.asyncgen_hooks 24 8 c
        builtins.bool 24 4 s
        builtins.builtin_function_or_method 56 0 cw
        builtins.builtin_method 64 0 cw
        builtins.bytearray 56 0 s
        builtins.bytearray_iterator 32 0 c
        builtins.bytes 33 1
        builtins.bytes_iterator 32 0 c
        builtins.callable_iterator 32 0 c
        builtins.cell 24 0 c
        builtins.classmethod 32 0 cd
        builtins.classmethod_descriptor 56 0 c
        builtins.code 200 2 ws
        builtins.complex 32 0
        builtins.coroutine 144 8 cws
        builtins.coroutine_wrapper 24 0 c
        builtins.dict 48 0 cs
        builtins.dict_itemiterator 56 0 c
        builtins.dict_items 24 0 c
        builtins.dict_keyiterator 56 0 c
        builtins.dict_keys 24 0 c
        builtins.dict_reverseitemiterator 56 0 c
        builtins.dict_reversekeyiterator 56 0 c
        builtins.dict_reversevalueiterator 56 0 c
        builtins.dict_valueiterator 56 0 c
        builtins.dict_values 24 0 c
        builtins.ellipsis 16 0
        builtins.enumerate 56 0 c
        builtins.fieldnameiterator 56 0
        builtins.filter 32 0 c
        builtins.float 24 0
        builtins.formatteriterator 48 0
        builtins.frame 136 8 cs
        builtins.frozenset 200 0 cws
        builtins.function 144 0 cdw
        builtins.generator 144 8 cws
        builtins.generic_alias_iterator 24 0 c
        builtins.getset_descriptor 48 0 c
        builtins.hamt 40 0 cw
        builtins.hamt_array_node 280 0 c
        builtins.hamt_bitmap_node 32 8 c
        builtins.hamt_collision_node 32 8 c
        builtins.instancemethod 24 0 c
        builtins.int 24 4 s
        builtins.items 168 0 c
        builtins.iterator 32 0 c
        builtins.keys 168 0 c
        builtins.line_iterator 64 0
        builtins.list 40 0 cs
        builtins.list_iterator 32 0 c
        builtins.list_reverseiterator 32 0 c
        builtins.longrange_iterator 40 0
        builtins.managedbuffer 112 0 c
        builtins.map 32 0 c
        builtins.mappingproxy 24 0 c
        builtins.member_descriptor 48 0 c
        builtins.memory_iterator 48 0 c
        builtins.memoryview 144 8 cw
        builtins.method 48 0 cw
        builtins.method-wrapper 32 0 c
        builtins.method_descriptor 56 0 c
        builtins.module 56 0 cdw
        builtins.moduledef 104 0
        builtins.object 16 0
        builtins.odict_items 24 0 c
        builtins.odict_iterator 64 0 c
        builtins.odict_keys 24 0 c
        builtins.odict_values 24 0 c
        builtins.positions_iterator 80 0
        builtins.property 64 0 c
        builtins.range 48 0
        builtins.range_iterator 40 0
        builtins.reversed 32 0 c
        builtins.set 200 0 cws
        builtins.set_iterator 48 0 c
        builtins.slice 40 0 c
        builtins.staticmethod 32 0 cd
        builtins.stderrprinter 24 0
        builtins.str 64 0 s
        builtins.str_ascii_iterator 32 0 c
        builtins.str_iterator 32 0 c
        builtins.super 40 0 c
        builtins.symtable entry 144 0
        builtins.traceback 40 0 c
        builtins.tuple 24 8 c
        builtins.tuple_iterator 32 0 c
        builtins.type 928 40 cdws
        builtins.values 168 0 c
        builtins.wrapper_descriptor 56 0 c
        builtins.zip 48 0 c
        collections.OrderedDict 112 0 cdws
        collections._deque_iterator 56 0 c
        collections._deque_reverse_iterator 56 0 c
        collections._tuplegetter 32 0 c
        collections.defaultdict 56 0 cs
        collections.deque 216 0 cws
        datetime.IsoCalendarDate 32 8 c
        datetime.date 32 0
        datetime.datetime 48 0
        datetime.time 40 0
        datetime.timedelta 40 0
        datetime.timezone 32 0
        datetime.tzinfo 16 0
        decimal.Clamped 72 0 cdwh
        decimal.Context 96 0 c
        decimal.ContextManager 32 0 c
        decimal.ConversionSyntax 72 0 cdwh
        decimal.Decimal 104 0 cs
        decimal.DecimalException 72 0 cdwh
        decimal.DecimalTuple 24 8 c
        decimal.DivisionByZero 72 0 cdwh
        decimal.DivisionImpossible 72 0 cdwh
        decimal.DivisionUndefined 72 0 cdwh
        decimal.FloatOperation 72 0 cdwh
        decimal.Inexact 72 0 cdwh
        decimal.InvalidContext 72 0 cdwh
        decimal.InvalidOperation 72 0 cdwh
        decimal.Overflow 72 0 cdwh
        decimal.Rounded 72 0 cdwh
        decimal.SignalDictMixin 24 0 c
        decimal.Subnormal 72 0 cdwh
        decimal.Underflow 72 0 cdwh
        functools.CacheInfo 24 8 c
        functools.KeyWrapper 32 0 c
        functools._lru_cache_wrapper 152 0 cdw
        functools._lru_list_elem 56 0
        functools.partial 64 0 cdw
        inspect.ArgInfo 24 8 c
        inspect.Arguments 24 8 c
        inspect.Attribute 24 8 c
        inspect.ClosureVars 24 8 c
        inspect.FullArgSpec 24 8 c
        inspect._FrameInfo 24 8 c
        inspect._Traceback 24 8 c
        io.UnsupportedOperation 112 0 cdwh
        itertools._grouper 32 0 c
        itertools._tee 48 0 cw
        itertools._tee_dataobject 496 0 c
        itertools.accumulate 56 0 c
        itertools.batched 40 0 c
        itertools.chain 32 0 c
        itertools.combinations 56 0 cs
        itertools.combinations_with_replacement 56 0 cs
        itertools.compress 32 0 c
        itertools.count 40 0 c
        itertools.cycle 48 0 c
        itertools.dropwhile 40 0 c
        itertools.filterfalse 32 0 c
        itertools.groupby 72 0 c
        itertools.islice 56 0 c
        itertools.pairwise 40 0 c
        itertools.permutations 64 0 cs
        itertools.product 48 0 cs
        itertools.repeat 32 0 c
        itertools.starmap 32 0 c
        itertools.takewhile 40 0 c
        itertools.zip_longest 56 0 c
        operator.attrgetter 40 0 c
        operator.itemgetter 48 0 c
        operator.methodcaller 64 0 c
        os.stat_result 96 8 c
        os.statvfs_result 32 8 c
        os.terminal_size 24 8 c
        re.Match 88 8 c
        re.Pattern 96 4 cw
        signal.Handlers 24 4 cdhks
        signal.Sigmasks 24 4 cdhks
        signal.Signals 24 4 cdhks
        signal.itimer_error 112 0 cdwh
        signal.struct_siginfo 24 8 c
        statistics.LinearRegression 24 8 c
        struct.error 72 0 cdwh
        sys.flags 32 8 c
        sys.float_info 24 8 c
        sys.hash_info 24 8 c
        sys.int_info 24 8 c
        sys.legacy_event_handler 32 0
        sys.thread_info 24 8 c
        sys.version_info 24 8 c
        time.struct_time 40 8 c
        traceback._Anchors 24 8 c
        types.GenericAlias 64 0 cw
        types.SimpleNamespace 24 0 cd
        types.UnionType 32 0 c
        typing.Generic 16 0 c
        typing.NamedTuple 16 0 cdwhk
        typing.ParamSpec 56 0 cdwhk
        typing.ParamSpecArgs 24 0 cwh
        typing.ParamSpecKwargs 24 0 cwh
        typing.TypeAliasType 56 0 c
        typing.TypeVar 80 0 cdwhk
        typing.TypeVarTuple 40 0 cdwhk
        typing.TypedDict 16 0 cdwhk
        unicodedata.UCD 40 0 c
        weakref.CallableProxyType 64 0 c
        weakref.ProxyType 64 0 c
        weakref.ReferenceType 64 0 c
        zlib.Compress 168 0
        zlib.Decompress 168 0
        zlib._ZlibDecompressor 184 0
        zlib.error 72 0 cdwh
        """
}
