extension InstanceLayout {
    /// CPython's classes that are made in C, as `Tests/Oracle/instance_layouts.py` finds them.
    static let recorded = """
        _abc._abc_data 48 0 0 0 c
        _asyncio.Future 104 0 -1 -32 chk
        _asyncio.FutureIter 24 0 0 0 c
        _asyncio.Task 144 0 -1 -32 chk
        _asyncio.TaskStepMethWrapper 32 0 0 0 c
        _blake2.blake2b 440 0 0 0
        _blake2.blake2s 232 0 0 0
        _contextvars.Context 48 0 0 32 c
        _contextvars.ContextVar 64 0 0 0 c
        _contextvars.Token 48 0 0 0 c
        _hashlib.HASH 32 0 0 0
        _hashlib.HASHXOF 32 0 0 0
        _hashlib.HMAC 32 0 0 0
        _hashlib.UnsupportedDigestmodError 72 0 16 -32 ch
        _io.BufferedRWPair 48 0 32 40 c
        _io.BufferedRandom 152 0 136 144 cs
        _io.BufferedReader 152 0 136 144 cs
        _io.BufferedWriter 152 0 136 144 cs
        _io.BytesIO 64 0 40 48 cs
        _io.FileIO 48 0 40 32 c
        _io.IncrementalNewlineDecoder 40 0 0 0 c
        _io.StringIO 168 0 144 152 c
        _io.TextIOWrapper 200 0 184 176 c
        _io._BufferedIOBase 32 0 16 24 c
        _io._BytesIOBuffer 24 0 0 0 c
        _io._IOBase 32 0 16 24 c
        _io._RawIOBase 32 0 16 24 c
        _io._TextIOBase 32 0 16 24 c
        _json.Encoder 80 0 0 0 c
        _json.Scanner 64 0 0 0 c
        _pickle.Pdata 56 8 0 0 c
        _pickle.PickleError 72 0 16 -32 ch
        _pickle.Pickler 144 0 0 0 cs
        _pickle.PicklerMemoProxy 24 0 0 0 c
        _pickle.PicklingError 72 0 16 -32 ch
        _pickle.Unpickler 264 0 0 0 cs
        _pickle.UnpicklerMemoProxy 24 0 0 0 c
        _pickle.UnpicklingError 72 0 16 -32 ch
        _queue.Empty 72 0 16 -32 ch
        _queue.SimpleQueue 72 0 0 64 c
        _random.Random 2520 0 0 0
        _socket.socket 56 0 0 0 c
        _sre.SRE_Scanner 248 0 0 0 c
        _sre.SRE_Template 40 16 0 0 c
        _ssl.Certificate 32 0 0 0
        _ssl.MemoryBIO 32 0 0 0 c
        _ssl.SSLSession 32 0 0 0 c
        _ssl._SSLContext 112 0 0 0 c
        _ssl._SSLSocket 80 0 0 0 c
        _struct.Struct 56 0 0 48 cs
        _struct.unpack_iterator 112 0 0 0 c
        _thread.RLock 48 0 0 40 c
        _thread._ExceptHookArgs 24 8 0 0 c
        _thread._ThreadHandle 24 0 0 0 c
        _thread._local 56 0 0 32 c
        _thread._localdummy 24 0 0 16
        _thread.lock 40 0 0 24 c
        _tokenize.TokenizerIter 64 0 0 0
        abc.SignalDict 24 0 -1 -32 chk
        binascii.Error 72 0 16 -32 ch
        binascii.Incomplete 72 0 16 -32 ch
        builtins.ArithmeticError 72 0 16 0 c
        builtins.AssertionError 72 0 16 0 c
        builtins.AttributeError 88 0 16 0 c
        builtins.BaseException 72 0 16 0 c
        builtins.BaseExceptionGroup 88 0 16 0 c
        builtins.BlockingIOError 112 0 16 0 c
        builtins.BrokenPipeError 112 0 16 0 c
        builtins.BufferError 72 0 16 0 c
        builtins.BytesWarning 72 0 16 0 c
        builtins.ChildProcessError 112 0 16 0 c
        builtins.ConnectionAbortedError 112 0 16 0 c
        builtins.ConnectionError 112 0 16 0 c
        builtins.ConnectionRefusedError 112 0 16 0 c
        builtins.ConnectionResetError 112 0 16 0 c
        builtins.DeprecationWarning 72 0 16 0 c
        builtins.EOFError 72 0 16 0 c
        builtins.EncodingMap 64 0 0 0
        builtins.EncodingWarning 72 0 16 0 c
        builtins.Exception 72 0 16 0 c
        builtins.ExceptionGroup 88 0 16 -32 ch
        builtins.FileExistsError 112 0 16 0 c
        builtins.FileNotFoundError 112 0 16 0 c
        builtins.FloatingPointError 72 0 16 0 c
        builtins.FrameLocalsProxy 24 0 0 0 c
        builtins.FutureWarning 72 0 16 0 c
        builtins.GeneratorExit 72 0 16 0 c
        builtins.ImportError 104 0 16 0 c
        builtins.ImportWarning 72 0 16 0 c
        builtins.IndentationError 136 0 16 0 c
        builtins.IndexError 72 0 16 0 c
        builtins.InstructionSequence 64 0 0 0 c
        builtins.InterruptedError 112 0 16 0 c
        builtins.IsADirectoryError 112 0 16 0 c
        builtins.KeyError 72 0 16 0 c
        builtins.KeyboardInterrupt 72 0 16 0 c
        builtins.LookupError 72 0 16 0 c
        builtins.MemoryError 72 0 16 0 c
        builtins.ModuleNotFoundError 104 0 16 0 c
        builtins.NameError 80 0 16 0 c
        builtins.NoDefaultType 16 0 0 0
        builtins.NoneType 16 0 0 0
        builtins.NotADirectoryError 112 0 16 0 c
        builtins.NotImplementedError 72 0 16 0 c
        builtins.NotImplementedType 16 0 0 0
        builtins.OSError 112 0 16 0 c
        builtins.OverflowError 72 0 16 0 c
        builtins.PendingDeprecationWarning 72 0 16 0 c
        builtins.PermissionError 112 0 16 0 c
        builtins.ProcessLookupError 112 0 16 0 c
        builtins.PyCapsule 64 0 0 0 c
        builtins.PythonFinalizationError 72 0 16 0 c
        builtins.RecursionError 72 0 16 0 c
        builtins.ReferenceError 72 0 16 0 c
        builtins.ResourceWarning 72 0 16 0 c
        builtins.RuntimeError 72 0 16 0 c
        builtins.RuntimeWarning 72 0 16 0 c
        builtins.StopAsyncIteration 72 0 16 0 c
        builtins.StopIteration 80 0 16 0 c
        builtins.SyntaxError 136 0 16 0 c
        builtins.SyntaxWarning 72 0 16 0 c
        builtins.SystemError 72 0 16 0 c
        builtins.SystemExit 80 0 16 0 c
        builtins.TabError 136 0 16 0 c
        builtins.TimeoutError 112 0 16 0 c
        builtins.TypeError 72 0 16 0 c
        builtins.UnboundLocalError 80 0 16 0 c
        builtins.UnicodeDecodeError 112 0 16 0 c
        builtins.UnicodeEncodeError 112 0 16 0 c
        builtins.UnicodeError 72 0 16 0 c
        builtins.UnicodeTranslateError 112 0 16 0 c
        builtins.UnicodeWarning 72 0 16 0 c
        builtins.UnraisableHookArgs 24 8 0 0 c
        builtins.UserWarning 72 0 16 0 c
        builtins.ValueError 72 0 16 0 c
        builtins.Warning 72 0 16 0 c
        builtins.ZeroDivisionError 72 0 16 0 c
        builtins._IncompleteInputError 136 0 16 0 c
        builtins._buffer_wrapper 32 0 0 0 c
        builtins.anext_awaitable 32 0 0 0 c
        builtins.async_generator 144 8 0 16 cs
        builtins.async_generator_asend 40 0 0 0 c
        builtins.async_generator_athrow 40 0 0 0 c
        builtins.async_generator_wrapped_value 24 0 0 0 c
        builtins.asyncgen_hooks 24 8 0 0 c
        builtins.bool 24 4 0 0 s
        builtins.builtin_function_or_method 56 0 0 40 c
        builtins.builtin_method 64 0 0 40 c
        builtins.bytearray 56 0 0 0 s
        builtins.bytearray_iterator 32 0 0 0 c
        builtins.bytes 33 1 0 0
        builtins.bytes_iterator 32 0 0 0 c
        builtins.callable_iterator 32 0 0 0 c
        builtins.cell 24 0 0 0 c
        builtins.classmethod 32 0 24 0 c
        builtins.classmethod_descriptor 56 0 0 0 c
        builtins.code 200 2 0 144 s
        builtins.complex 32 0 0 0
        builtins.coroutine 144 8 0 16 cs
        builtins.coroutine_wrapper 24 0 0 0 c
        builtins.dict 48 0 0 0 cs
        builtins.dict_itemiterator 56 0 0 0 c
        builtins.dict_items 24 0 0 0 c
        builtins.dict_keyiterator 56 0 0 0 c
        builtins.dict_keys 24 0 0 0 c
        builtins.dict_reverseitemiterator 56 0 0 0 c
        builtins.dict_reversekeyiterator 56 0 0 0 c
        builtins.dict_reversevalueiterator 56 0 0 0 c
        builtins.dict_valueiterator 56 0 0 0 c
        builtins.dict_values 24 0 0 0 c
        builtins.ellipsis 16 0 0 0
        builtins.enumerate 56 0 0 0 c
        builtins.fieldnameiterator 56 0 0 0
        builtins.filter 32 0 0 0 c
        builtins.float 24 0 0 0
        builtins.formatteriterator 48 0 0 0
        builtins.frame 136 8 0 0 cs
        builtins.frozenset 200 0 0 192 cs
        builtins.function 144 0 88 96 c
        builtins.generator 144 8 0 16 cs
        builtins.generic_alias_iterator 24 0 0 0 c
        builtins.getset_descriptor 48 0 0 0 c
        builtins.hamt 40 0 0 24 c
        builtins.hamt_array_node 280 0 0 0 c
        builtins.hamt_bitmap_node 32 8 0 0 c
        builtins.hamt_collision_node 32 8 0 0 c
        builtins.instancemethod 24 0 0 0 c
        builtins.int 24 4 0 0 s
        builtins.items 168 0 0 0 c
        builtins.iterator 32 0 0 0 c
        builtins.keys 168 0 0 0 c
        builtins.line_iterator 64 0 0 0
        builtins.list 40 0 0 0 cs
        builtins.list_iterator 32 0 0 0 c
        builtins.list_reverseiterator 32 0 0 0 c
        builtins.longrange_iterator 40 0 0 0
        builtins.managedbuffer 112 0 0 0 c
        builtins.map 32 0 0 0 c
        builtins.mappingproxy 24 0 0 0 c
        builtins.member_descriptor 48 0 0 0 c
        builtins.memory_iterator 48 0 0 0 c
        builtins.memoryview 144 8 0 136 c
        builtins.method 48 0 0 32 c
        builtins.method-wrapper 32 0 0 0 c
        builtins.method_descriptor 56 0 0 0 c
        builtins.module 56 0 16 40 c
        builtins.moduledef 104 0 0 0
        builtins.object 16 0 0 0
        builtins.odict_items 24 0 0 0 c
        builtins.odict_iterator 64 0 0 0 c
        builtins.odict_keys 24 0 0 0 c
        builtins.odict_values 24 0 0 0 c
        builtins.positions_iterator 80 0 0 0
        builtins.property 64 0 0 0 c
        builtins.range 48 0 0 0
        builtins.range_iterator 40 0 0 0
        builtins.reversed 32 0 0 0 c
        builtins.set 200 0 0 192 cs
        builtins.set_iterator 48 0 0 0 c
        builtins.slice 40 0 0 0 c
        builtins.staticmethod 32 0 24 0 c
        builtins.stderrprinter 24 0 0 0
        builtins.str 64 0 0 0 s
        builtins.str_ascii_iterator 32 0 0 0 c
        builtins.str_iterator 32 0 0 0 c
        builtins.super 40 0 0 0 c
        builtins.symtable entry 144 0 0 0
        builtins.traceback 40 0 0 0 c
        builtins.tuple 24 8 0 0 c
        builtins.tuple_iterator 32 0 0 0 c
        builtins.type 928 40 264 368 cs
        builtins.values 168 0 0 0 c
        builtins.wrapper_descriptor 56 0 0 0 c
        builtins.zip 48 0 0 0 c
        collections.OrderedDict 112 0 96 104 cs
        collections._deque_iterator 56 0 0 0 c
        collections._deque_reverse_iterator 56 0 0 0 c
        collections._tuplegetter 32 0 0 0 c
        collections.defaultdict 56 0 0 0 cs
        collections.deque 216 0 0 208 cs
        datetime.IsoCalendarDate 32 8 0 0 c
        datetime.date 32 0 0 0
        datetime.datetime 48 0 0 0
        datetime.time 40 0 0 0
        datetime.timedelta 40 0 0 0
        datetime.timezone 32 0 0 0
        datetime.tzinfo 16 0 0 0
        decimal.Clamped 72 0 16 -32 ch
        decimal.Context 96 0 0 0 c
        decimal.ContextManager 32 0 0 0 c
        decimal.ConversionSyntax 72 0 16 -32 ch
        decimal.Decimal 104 0 0 0 cs
        decimal.DecimalException 72 0 16 -32 ch
        decimal.DecimalTuple 24 8 0 0 c
        decimal.DivisionByZero 72 0 16 -32 ch
        decimal.DivisionImpossible 72 0 16 -32 ch
        decimal.DivisionUndefined 72 0 16 -32 ch
        decimal.FloatOperation 72 0 16 -32 ch
        decimal.Inexact 72 0 16 -32 ch
        decimal.InvalidContext 72 0 16 -32 ch
        decimal.InvalidOperation 72 0 16 -32 ch
        decimal.Overflow 72 0 16 -32 ch
        decimal.Rounded 72 0 16 -32 ch
        decimal.SignalDictMixin 24 0 0 0 c
        decimal.Subnormal 72 0 16 -32 ch
        decimal.Underflow 72 0 16 -32 ch
        functools.CacheInfo 24 8 0 0 c
        functools.KeyWrapper 32 0 0 0 c
        functools._lru_cache_wrapper 152 0 136 144 c
        functools._lru_list_elem 56 0 0 0
        functools.partial 64 0 40 48 c
        inspect.ArgInfo 24 8 0 0 c
        inspect.Arguments 24 8 0 0 c
        inspect.Attribute 24 8 0 0 c
        inspect.ClosureVars 24 8 0 0 c
        inspect.FullArgSpec 24 8 0 0 c
        inspect._FrameInfo 24 8 0 0 c
        inspect._Traceback 24 8 0 0 c
        io.UnsupportedOperation 112 0 16 -32 ch
        itertools._grouper 32 0 0 0 c
        itertools._tee 48 0 0 32 c
        itertools._tee_dataobject 496 0 0 0 c
        itertools.accumulate 56 0 0 0 c
        itertools.batched 40 0 0 0 c
        itertools.chain 32 0 0 0 c
        itertools.combinations 56 0 0 0 cs
        itertools.combinations_with_replacement 56 0 0 0 cs
        itertools.compress 32 0 0 0 c
        itertools.count 40 0 0 0 c
        itertools.cycle 48 0 0 0 c
        itertools.dropwhile 40 0 0 0 c
        itertools.filterfalse 32 0 0 0 c
        itertools.groupby 72 0 0 0 c
        itertools.islice 56 0 0 0 c
        itertools.pairwise 40 0 0 0 c
        itertools.permutations 64 0 0 0 cs
        itertools.product 48 0 0 0 cs
        itertools.repeat 32 0 0 0 c
        itertools.starmap 32 0 0 0 c
        itertools.takewhile 40 0 0 0 c
        itertools.zip_longest 56 0 0 0 c
        operator.attrgetter 40 0 0 0 c
        operator.itemgetter 48 0 0 0 c
        operator.methodcaller 64 0 0 0 c
        os.stat_result 96 8 0 0 c
        os.statvfs_result 32 8 0 0 c
        os.terminal_size 24 8 0 0 c
        re.Match 88 8 0 0 c
        re.Pattern 96 4 0 64 c
        signal.Handlers 24 4 -1 0 chks
        signal.Sigmasks 24 4 -1 0 chks
        signal.Signals 24 4 -1 0 chks
        signal.itimer_error 112 0 16 -32 ch
        signal.struct_siginfo 24 8 0 0 c
        statistics.LinearRegression 24 8 0 0 c
        struct.error 72 0 16 -32 ch
        sys.flags 32 8 0 0 c
        sys.float_info 24 8 0 0 c
        sys.hash_info 24 8 0 0 c
        sys.int_info 24 8 0 0 c
        sys.legacy_event_handler 32 0 0 0
        sys.thread_info 24 8 0 0 c
        sys.version_info 24 8 0 0 c
        time.struct_time 40 8 0 0 c
        traceback._Anchors 24 8 0 0 c
        types.GenericAlias 64 0 0 40 c
        types.SimpleNamespace 24 0 16 0 c
        types.UnionType 32 0 0 0 c
        typing.Generic 16 0 0 0 c
        typing.NamedTuple 16 0 -1 -32 chk
        typing.ParamSpec 56 0 -1 -32 chk
        typing.ParamSpecArgs 24 0 0 -32 ch
        typing.ParamSpecKwargs 24 0 0 -32 ch
        typing.TypeAliasType 56 0 0 0 c
        typing.TypeVar 80 0 -1 -32 chk
        typing.TypeVarTuple 40 0 -1 -32 chk
        typing.TypedDict 16 0 -1 -32 chk
        unicodedata.UCD 40 0 0 0 c
        weakref.CallableProxyType 64 0 0 0 c
        weakref.ProxyType 64 0 0 0 c
        weakref.ReferenceType 64 0 0 0 c
        zlib.Compress 168 0 0 0
        zlib.Decompress 168 0 0 0
        zlib._ZlibDecompressor 184 0 0 0
        zlib.error 72 0 16 -32 ch
        """
}
