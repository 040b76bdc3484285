import Foundation
import Model
import Testing

@testable import Storage

/// An archive in a folder, with everything in it that can go wrong.
private func filled() throws -> TemporaryFolder {
  let folder = TemporaryFolder()
  let archive = try Archive(.folder(folder.path))
  for number in 0..<6 { try archive.store([Sample.full, .bare(Sample.article("عنوان \(number)"))]) }
  let (russia, moscow) = (try archive.id("russia"), try archive.id("moscow"))
  let note = CorrectionNote(at: "2025-01-02T00:00:00Z", by: "-", change: "{}")
  _ = try archive.write { try CorrectionRepository($0).merge(moscow, into: russia, note) }
  try archive.store([Sample.full])
  _ = try archive.write { try DocumentRepository($0).delete(2) }
  archive.close()
  return folder
}

private func tamper(_ folder: TemporaryFolder, _ script: String) throws {
  let connection = try Connection(path: folder.path + "/sijill.db", mode: .readWrite)
  try connection.execute("PRAGMA foreign_keys = OFF")
  try connection.execute(script)
}

@Test(arguments: [false, true]) func `a sound archive is found sound, with what was merged and removed`(_ deep: Bool) throws {
  let folder = try filled()
  let report = try ArchiveFolder(folder.path).check(deep: deep)
  #expect(report.findings.isEmpty)
  #expect(report.isCurrent && report.schema == Migrations.newest)
  #expect(report.documents == 6 && report.articles == 11)
}

@Test(arguments: [
  ("DELETE FROM document_raw WHERE document_id = 3", ArchiveFinding.Part.content),
  ("DELETE FROM article WHERE id = 1", .index), ("DELETE FROM document WHERE id = 1", .references),
  ("DELETE FROM mention WHERE article_id = 1 AND entity_id = 1; DELETE FROM entity WHERE id = 1", .references),
  ("INSERT INTO article_text (article_text) VALUES ('delete-all')", .index),
  ("INSERT INTO article_entity VALUES (1, 99, NULL, 0, 1)", .summaries),
  ("INSERT INTO event_entity VALUES (1, 1, 99, NULL, 0)", .summaries),
  ("UPDATE entity SET article_count = article_count + 1 WHERE id = 1", .summaries),
  ("UPDATE entity SET mention_count = 0 WHERE id = 1", .summaries),
  ("UPDATE sequence SET last = 2 WHERE name = 'article'", .summaries),
  ("DELETE FROM change WHERE kind = 2 AND item_id = 5", .summaries),
  ("UPDATE change SET is_deleted = 0 WHERE kind = 1 AND item_id = 2", .summaries),
  ("INSERT INTO wording VALUES (999, 1, 0, x'', 999)", .summaries), ("INSERT INTO article_wording VALUES (99, 1)", .summaries),
  ("INSERT INTO article_headline VALUES (1, 99, 0)", .summaries),
])
func `what does not fit together is found`(_ script: String, _ part: ArchiveFinding.Part) throws {
  let folder = try filled()
  try tamper(folder, script)
  let findings = try ArchiveFolder(folder.path).check(deep: false).findings
  #expect(findings.contains { $0.part == part }, "\(findings)")
}

@Test(arguments: [
  ("UPDATE article SET body = 'نص آخر' WHERE id = 1", ArchiveFinding.Part.index),
  ("UPDATE document_raw SET bytes = zeroblob(40) WHERE document_id = 1", .content),
  ("UPDATE document SET source = 'صحيفة أخرى' WHERE id = 1", .content),
  ("DELETE FROM article_entity WHERE entity_id = 1; UPDATE entity SET article_count = 0, mention_count = 0 WHERE id = 1", .summaries),
  ("UPDATE article_entity SET date_last = 7", .summaries), ("DELETE FROM event_entity WHERE entity_id = 1", .summaries),
  ("UPDATE quote SET sort_key = sort_key + 1", .summaries), ("UPDATE article_tally SET count = count + 1", .summaries),
  ("DELETE FROM article_tally WHERE day = (SELECT max(day) FROM article_tally)", .summaries),
  ("UPDATE article_tally SET last_day = last_day + 1 WHERE last_day > 0", .summaries), ("DELETE FROM event_tally", .summaries),
  ("UPDATE event_tally SET status = 'denied'", .summaries),
])
func `what is not what it was made from is found by a deep check alone`(_ script: String, _ part: ArchiveFinding.Part) throws {
  let folder = try filled()
  try tamper(folder, script)
  #expect(try ArchiveFolder(folder.path).check(deep: false).findings.isEmpty)
  let findings = try ArchiveFolder(folder.path).check(deep: true).findings
  #expect(findings.contains { $0.part == part }, "\(findings)")
}

@Test func `an index that does not say what the articles say is made anew by compacting`() throws {
  let folder = try filled()
  try tamper(folder, "UPDATE article SET body = 'زرافة في الحديقة' WHERE id = 1")
  _ = try ArchiveFolder(folder.path).compact()
  #expect(try ArchiveFolder(folder.path).check(deep: true).findings.isEmpty)
  let archive = try Archive(.folder(folder.path))
  #expect(try archive.search("زرافة") == [1])
  archive.close()
}

@Test func `a page that was written over is named with its table`() throws {
  let folder = try filled()
  let path = folder.path + "/sijill.db"
  let (page, root): (Int, Int)
  do {
    let connection = try Connection(path: path, mode: .readWrite)
    try connection.execute("PRAGMA journal_mode = DELETE")
    page = try connection.first("PRAGMA page_size") { $0.int() } ?? 0
    root = try connection.first("SELECT rootpage FROM sqlite_schema WHERE name = 'mention'") { $0.int() } ?? 0
  }
  var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
  let start = (root - 1) * page
  for place in start..<start + 16 { bytes[place] ^= 0xFF }
  try bytes.write(to: URL(fileURLWithPath: path))
  let findings = try ArchiveFolder(folder.path).check(deep: true).findings
  #expect(findings.contains { $0.part == .file && $0.message.contains("table mention") }, "\(findings)")
  // Neither does it crash over any other damage.
  var random = SplitMix64(11)
  for _ in 0..<20 {
    var damaged = bytes
    for _ in 0..<50 { damaged[Int.random(in: 100..<bytes.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random) }
    try damaged.write(to: URL(fileURLWithPath: path))
    #expect((try? ArchiveFolder(folder.path).check(deep: true).findings.isEmpty) != true)
  }
}

@Test func `a check goes on beside a server and leaves nothing behind`() throws {
  let folder = try filled()
  let archive = try Archive(.folder(folder.path))
  let before = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  for deep in [false, true] { #expect(try ArchiveFolder(folder.path).check(deep: deep).findings.isEmpty) }
  #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == before)
  try archive.store([Sample.full])
  archive.close()
}

@Test func `what is no archive is not checked`() throws {
  let folder = TemporaryFolder()
  #expect { try ArchiveFolder(folder.path).check(deep: false) } throws: { ($0 as? StorageError)?.kind == .missing }
  try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
  try Data(repeating: 0x41, count: 9_000).write(to: URL(fileURLWithPath: folder.path + "/sijill.db"))
  #expect { try ArchiveFolder(folder.path).check(deep: false) } throws: { ($0 as? StorageError)?.kind == .notAnArchive }
}
