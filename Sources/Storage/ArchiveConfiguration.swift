/// How an archive is opened.
public struct ArchiveConfiguration: Sendable {
  /// Whether each commit waits for the disk: without it, a power cut (not a crash) may lose the last commits.
  public var durable: Bool
  /// How many connections read at the same time.
  public var readers: Int
  /// The page cache of each connection, in KiB.
  public var cacheKiB: Int
  /// How much of the file each connection may map into memory, in MiB. Reads are a third faster with all of it mapped; what is mapped
  /// counts as memory of the process, though the system takes it back when it must.
  public var mappedMiB: Int
  /// Whether other processes that want the archive for themselves are kept out. A server wants this; a tool that only reads does not.
  public var exclusive: Bool

  /// The settings of a server, unless told otherwise.
  public init(durable: Bool = false, readers: Int = 4, cacheKiB: Int = 8192, mappedMiB: Int = 0, exclusive: Bool = true) {
    precondition(readers > 0, "an archive needs a connection to read with")
    self.durable = durable
    self.readers = readers
    self.cacheKiB = cacheKiB
    self.mappedMiB = mappedMiB
    self.exclusive = exclusive
  }
}
