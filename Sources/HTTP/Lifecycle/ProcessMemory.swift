internal import CLinux

/// How the process takes memory from the system, and gives it back.
public enum ProcessMemory {
  /// `M_ARENA_MAX` of glibc's malloc.h.
  private static let arenaMaximum: Int32 = -8

  /// `M_MMAP_THRESHOLD` of glibc's malloc.h.
  private static let mappedSize: Int32 = -3

  /// Lets all threads share two heaps, and keeps large blocks out of them. Left to itself the C library gives each thread one of its own, up
  /// to eight a core, and what a thread once needed for a large answer stays with it; and a heap takes in blocks of up to 32 MB once one was
  /// freed, which then lie there in pieces. Called before any thread starts.
  public static func shareHeaps() {
    _ = mallopt(arenaMaximum, 2)
    _ = mallopt(mappedSize, 1 << 20)
  }

  /// Gives free memory back to the system: behind the reading of lexicons and other work that needs much and leaves little.
  public static func giveBack() {
    _ = malloc_trim(0)
  }
}
