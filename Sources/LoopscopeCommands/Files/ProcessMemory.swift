import CMalloc
import Glibc

/// What this process takes of the machine's memory.
enum ProcessMemory {
    /// Bytes that are in memory now; 0 where the system does not tell.
    static var resident: Int {
        guard descriptor >= 0 else { return 0 }
        return withUnsafeTemporaryAllocation(byteCount: 128, alignment: 1) { buffer in
            let count = pread(descriptor, buffer.baseAddress, buffer.count, 0)
            // Pages: in all, resident, shared ...
            let fields = buffer.prefix(max(count, 0)).split(separator: UInt8(ascii: " "))
            let pages = fields.dropFirst().first.map { $0.reduce(0) { $0 * 10 + Int($1 &- 0x30) } }
            return (pages ?? 0) * pageSize
        }
    }

    /// Half of what the machine has, and no more than 4 GiB: a program that runs away ends before others suffer.
    static var defaultLimit: Int {
        let pages = sysconf(Int32(_SC_PHYS_PAGES))
        return pages > 0 ? min(1 << 32, pages * pageSize / 2) : 1 << 32
    }

    /// Settles, before a second thread begins, how memory is taken from the system: from one heap, in large steps.
    ///
    /// The C library gives each further thread a heap of its own that grows page by page, and hands what is freed back
    /// at once. A machine that runs on such a thread and makes objects by the hundred thousand pays a tenth of its time
    /// for that.
    static func settle() {
        mallopt(M_ARENA_MAX, 1)
        mallopt(M_TOP_PAD, 16 << 20)
        mallopt(M_TRIM_THRESHOLD, 512 << 20)
        // Any setting stops the C library from adapting the size from which memory is mapped apart: begin where that ends.
        mallopt(M_MMAP_THRESHOLD, 32 << 20)
    }

    private static let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    private static let pageSize = sysconf(Int32(_SC_PAGESIZE))
}
