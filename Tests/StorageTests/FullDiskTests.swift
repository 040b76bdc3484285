import Testing

@testable import Storage

/// The archive may grow by no more than some pages.
private func limit(_ archive: Archive, pages: Int?) throws {
  try archive.write { db in
    let now = try db.first("PRAGMA page_count") { $0.int() } ?? 0
    _ = try db.first("PRAGMA max_page_count = \(pages.map { now + $0 } ?? 1_000_000)") { $0.int() }
  }
}

@Test func `with no room left a write is refused whole, reading goes on, and writing when there is room again`() throws {
  let folder = TemporaryFolder()
  let archive = try Archive(.folder(folder.path))
  try archive.store([Sample.full], name: "first")
  try limit(archive, pages: 20)
  var stored = 1
  let error = #expect(throws: StorageError.self) {
    while stored < 1_000 {
      try archive.store([Sample.full, Sample.full], name: "\(stored)")
      stored += 1
    }
  }
  #expect(error?.kind == .full)
  #expect(try archive.search("موسكو").count == 2 * stored - 1)
  #expect(try archive.number("SELECT count(*) FROM document") == stored)
  #expect(throws: StorageError.self) { try archive.store(Array(repeating: Sample.full, count: 20), name: "again") }
  try limit(archive, pages: nil)
  try archive.store([Sample.full], name: "after")
  archive.close()
  let report = try ArchiveFolder(folder.path).check(deep: true)
  #expect(report.findings.isEmpty && report.documents == stored + 1)
}

@Test func `an archive that cannot be written can be read`() throws {
  let folder = TemporaryFolder()
  let archive = try Archive(.folder(folder.path))
  try archive.store([Sample.full], name: "first")
  try archive.write { try $0.execute("PRAGMA query_only = ON") }
  #expect { try archive.store([Sample.full], name: "second") } throws: { ($0 as? StorageError)?.kind == .readOnly }
  #expect(try archive.search("موسكو").count == 1)
  archive.close()
}
