import Foundation
import Model
import Storage
import Synchronization
import Testing

@testable import Ingestion

private func text(_ words: String) -> RawDocument {
  RawDocument(bytes: Array(words.utf8), mediaType: .text, charset: "utf-8", metadata: DocumentMetadata())
}

@Test func `what is stored already is not analysed again`() throws {
  let archive = try Archive(.memory)
  let analyzer = CountingAnalyzer()
  let ingester = Ingester(archive: archive, analyze: { analyzer.analyse($0) }, now: { "2025-01-01T00:00:00Z" })
  let batch = ["الأول", "الثاني", "الثالث"].map(text)
  _ = try ingester.ingest(batch: batch)
  let asked = analyzer.count
  let again = try ingester.ingest(batch: batch)
  #expect(again.allSatisfy { (try? $0.get().isDuplicate) == true })
  #expect(analyzer.count == asked)
}

@Test func `an import that stops at a refusal stores nothing behind it, and notes how far it came`() throws {
  let archive = try Archive(.memory)
  let ingester = Ingester(archive: archive, analyze: { CountingAnalyzer().analyse($0) }, now: { "2025-01-01T00:00:00Z" })
  let batch = [text("الأول"), text("الثاني"), RawDocument(bytes: [0xD9, 0x00], mediaType: .text), text("الثالث")]
  let mark = ImportMark(path: "/a", byteCount: 9, modified: 7)
  let verdicts = try ingester.ingest(batch: batch, stoppingAtRefusal: true) { connection, count in
    var mark = mark
    mark.linesDone = count
    try ImportRepository(connection).set(mark)
  }
  #expect(verdicts.count == 3)
  #expect((try? verdicts[1].get()) != nil && (try? verdicts[2].get()) == nil)
  #expect(try archive.read { try StatisticsRepository($0).statistics().documents } == 2)
  #expect(try archive.read { try ImportRepository($0).find(sameAs: mark)?.linesDone } == 2)
  #expect(try archive.read { try ImportRepository($0).find(sameAs: ImportMark(path: "/a", byteCount: 10, modified: 7)) } == nil)
  let all = try ingester.ingest(batch: batch) { connection, count in #expect(count == 4) }
  #expect(all.count == 4 && (try? all[3].get()) != nil)
}

@Test func `how far an import came is noted with its documents or not at all`() throws {
  struct Interruption: Error {}
  let archive = try Archive(.memory)
  let ingester = Ingester(archive: archive, analyze: { CountingAnalyzer().analyse($0) }, now: { "2025-01-01T00:00:00Z" })
  #expect(throws: Interruption.self) {
    try ingester.ingest(batch: [text("الأول")]) { connection, _ in
      try ImportRepository(connection).set(ImportMark(path: "/a", byteCount: 1, modified: 1, isDone: true))
      throw Interruption()
    }
  }
  #expect(try archive.read { try ImportRepository($0).isEmpty() })
  #expect(try archive.read { try StatisticsRepository($0).statistics().documents } == 0)
}

@Test func `a clock that goes back changes the times that are noted and nothing else`() throws {
  let archive = try Archive(.memory)
  let times = Mutex(["2025-06-01T00:00:00Z", "1970-01-01T00:00:00Z", "2025-05-31T23:59:59Z"])
  let ingester = Ingester(
    archive: archive, analyze: { CountingAnalyzer().analyse($0) }, now: { times.withLock { $0.isEmpty ? "-" : $0.removeFirst() } })
  let receipts = try ["الأول", "الثاني", "الثالث"].map { try ingester.ingest(text($0)) }
  #expect(receipts.map(\.document.id) == [1, 2, 3])
  #expect(receipts.map(\.document.receivedAt) == ["2025-06-01T00:00:00Z", "1970-01-01T00:00:00Z", "2025-05-31T23:59:59Z"])
  let changes = try archive.read { try ChangeRepository($0).list(after: nil, kinds: [.document], limit: 10) }
  #expect(changes?.items.map(\.id) == [1, 2, 3])
  #expect(try archive.read { try ArticleRepository($0).list(ArticleFilter(), limit: 10).items.map(\.id) } == [3, 2, 1])
}
