import CGlibc

/// How the C library's allocator is told to treat the memory of a server.
enum ProcessMemory {
    /// A page of 100 KiB and more is put together of pieces that large. By its standard the allocator asks the kernel for
    /// each of them and gives it back, and clearing the fresh memory took an eighth of the page's time. Up to 8 MiB a
    /// thread stay with the process instead.
    static func keepForPages() {
        mallopt(M_MMAP_THRESHOLD, 4 << 20)
        mallopt(M_TRIM_THRESHOLD, 8 << 20)
    }
}
