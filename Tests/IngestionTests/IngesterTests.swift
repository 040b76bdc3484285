import Model
import Storage
import Synchronization
import Testing

@testable import Ingestion

@Test(arguments: Home.allCases) func `a document is stored with its articles and all that was read out of them`(_ home: Home) throws {
  try home.withArchive { archive in
    let receipt = try Ingester(archive).ingest(.text("افتتح العمال الرصيف الجديد", externalID: "a-1", source: "صحيفة الرصيف"))
    #expect(!receipt.isDuplicate)
    #expect(receipt.document.receivedAt == Ingester.instant)
    #expect(receipt.document.metadata.externalID == "a-1")
    #expect(receipt.articles.map(\.published?.date.description) == ["2025-03-18"])
    #expect(try archive.counts() == [1, 1, 1, 1, 1])
    let id = try #require(receipt.articles.first?.id)
    let whole = try #require(try archive.read { try ArticleRepository($0).find(id) })
    #expect(whole.record.article.body == "افتتح العمال الرصيف الجديد")
    #expect(whole.entities.map(\.entity.entity.slug) == ["harbour"])
    #expect(whole.events.count == 1)
    #expect(whole.quotes.count == 1)
    #expect(try archive.found("الرصيف") == [id])
  }
}

@Test(arguments: Home.allCases) func `the same document again has the same ids, and nothing is stored or analysed`(_ home: Home) throws {
  try home.withArchive { archive in
    let analyzer = CountingAnalyzer()
    let ingester = Ingester(archive, analyzer)
    let first = try ingester.ingest(.text("نص أول", source: "س"))
    let again = try ingester.ingest(.text("نص أول", source: "س"))
    #expect(again.isDuplicate)
    #expect(again.document == first.document)
    #expect(again.articles.map(\.id) == first.articles.map(\.id))
    #expect(again.articles.map(\.title) == first.articles.map(\.title))
    #expect(again.articles.map(\.published) == first.articles.map(\.published))
    #expect(analyzer.count == 1)
    #expect(try archive.counts() == [1, 1, 1, 1, 1])
  }
}

@Test(arguments: [
  RawDocument.text("نص أول", externalID: "x"), .text("نص أول", source: "ص"), .text("نص أول", url: "https://example.org/2"),
  .text("نص  أول"), RawDocument(bytes: Array("نص أول".utf8)), RawDocument(bytes: Array("نص أول".utf8), mediaType: .html),
])
func `what a client tells apart is not the same document`(_ other: RawDocument) throws {
  let archive = try Archive(.memory)
  let ingester = Ingester(archive)
  let first = try ingester.ingest(.text("نص أول"))
  let second = try ingester.ingest(other)
  #expect(!second.isDuplicate)
  #expect(second.document.id != first.document.id)
  #expect(Set(second.articles.map(\.id)).isDisjoint(with: first.articles.map(\.id)))
}

@Test func `an external id names one document`() throws {
  let archive = try Archive(.memory)
  let ingester = Ingester(archive)
  let first = try ingester.ingest(.text("نص أول", externalID: "x"))
  #expect {
    try ingester.ingest(.text("نص ثان", externalID: "x"))
  } throws: { error in
    let error = error as? AppError
    return error?.code == .conflict && error?.details.map(\.place) == [.pointer("/external_id")]
      && error?.message.contains("document \(first.document.id)") == true
  }
  #expect(try archive.counts() == [1, 1, 1, 1, 1])
  #expect(try ingester.ingest(.text("نص أول", externalID: "x")).isDuplicate)
}

@Test(arguments: [0, 1, 2, 77, 4096, 300_000]) func `raw bytes come back byte for byte`(_ count: Int) throws {
  var random = SplitMix64(UInt64(count))
  let letters = Array("ابتثجحخدذرزسشصضطظعغفقكلمنهوي \n".utf8)
  try Home.folder.withArchive { archive in
    let start = count.isMultiple(of: 2) ? [] : [0xEF, 0xBB, 0xBF] as [UInt8]
    // Whole letters of two bytes, so that the text stays UTF-8; line ends of every kind stay as they are.
    var bytes = start + Array("سطر\r\nسطر\rسطر\n".utf8)
    for _ in 0..<count / 2 {
      let letter = Int.random(in: 0..<28, using: &random) * 2
      bytes += letters[letter..<letter + 2]
      if letter == 0 { bytes.append(0x20) }
    }
    let receipt = try Ingester(archive).ingest(RawDocument(bytes: bytes, metadata: DocumentMetadata(split: false)))
    #expect(receipt.document.byteCount == bytes.count)
    #expect(try archive.read { try DocumentRepository($0).rawBytes(receipt.document.id) } == bytes)
  }
}

@Test(arguments: [[], [0x20, 0x0A, 0x09], [0xD9, 0x86, 0x00, 0xD8, 0xB5], [0xFF, 0xFE, 0x46], [0xC3, 0x28, 0xA0, 0xA1]] as [[UInt8]])
func `bytes that are no text are refused and leave nothing`(_ bytes: [UInt8]) throws {
  let archive = try Archive(.memory)
  let analyzer = CountingAnalyzer()
  #expect {
    try Ingester(archive, analyzer).ingest(RawDocument(bytes: bytes))
  } throws: { ($0 as? AppError)?.code == .invalid }
  #expect(try archive.counts() == [0, 0, 0, 0, 0])
  #expect(analyzer.count == 0)
}

@Test(arguments: Home.allCases) func `an insert that fails half way leaves nothing`(_ home: Home) throws {
  try home.withArchive { archive in
    _ = try Ingester(archive).ingest(.text("ما كان قبل"))
    let before = try archive.counts()
    let entities = try archive.read { try EntityRepository($0).list(limit: 9).items }
    // The slug of an entity must not be empty: the schema refuses the second of three rows, after document, article and first entity.
    let broken = Ingester(
      archive: archive,
      analyze: { _ in
        Findings(
          entities: [CountingAnalyzer.harbour, Entity(slug: "", type: .other, name: "بلا اسم")], mentions: [], dates: [], quotes: [],
          events: [])
      }, now: { Ingester.instant })
    #expect(throws: StorageError.self) { try broken.ingest(.text("لن يبقى منه شيء", externalID: "gone")) }
    #expect(try archive.counts() == before)
    #expect(try archive.found("يبقى").isEmpty)
    #expect(try archive.read { try DocumentRepository($0).find(externalID: "gone") } == nil)
    #expect(try archive.read { try EntityRepository($0).list(limit: 9).items } == entities)
    // What failed once can come again, and ids go on where they were.
    let receipt = try Ingester(archive).ingest(.text("لن يبقى منه شيء", externalID: "gone"))
    #expect(!receipt.isDuplicate)
    #expect(try archive.counts() == [2, 2, 1, 2, 2])
  }
}

@Test func `many threads that send the same document store it once`() async throws {
  let folder = TemporaryFolder()
  let archive = try Archive(.folder(folder.path))
  let ingester = Ingester(archive)
  let receipts = try await withThrowingTaskGroup(of: Receipt.self) { group in
    for _ in 0..<12 { group.addTask { try ingester.ingest(.text("وصل مرات كثيرة")) } }
    return try await group.reduce(into: [Receipt]()) { $0.append($1) }
  }
  #expect(Set(receipts.map(\.document.id)).count == 1)
  #expect(receipts.count { !$0.isDuplicate } == 1)
  #expect(try archive.counts() == [1, 1, 1, 1, 1])
}

@Test func `what is stored is there when the archive is opened again`() throws {
  let folder = TemporaryFolder()
  let archive = try Archive(.folder(folder.path))
  let receipt = try Ingester(archive).ingest(.text("يبقى بعد الإغلاق"))
  archive.close()
  let again = try Archive(.folder(folder.path))
  let analyzer = CountingAnalyzer()
  let known = try Ingester(again, analyzer).ingest(.text("يبقى بعد الإغلاق"))
  #expect(known.isDuplicate)
  #expect(known.document == receipt.document)
  #expect(known.articles.map(\.id) == receipt.articles.map(\.id))
  #expect(analyzer.count == 0)
}
