import Model
import Storage
import Synchronization
import Testing

@testable import Ingestion

@Test(arguments: Home.allCases) func `a batch keeps its order, and a refused document costs itself alone`(_ home: Home) throws {
  try home.withArchive { archive in
    let ingester = Ingester(archive)
    let known = try ingester.ingest(.text("معروف", externalID: "known"))
    let batch: [RawDocument] = [
      .text("الأول"), RawDocument(bytes: [0x00]), .text("معروف", externalID: "known"), .text("غيره", externalID: "known"), .text("الثاني"),
      .text("الأول"), RawDocument(bytes: []), .text("الثالث", externalID: "new"), .text("الرابع", externalID: "new"), .text("الخامس"),
    ]
    let results = try ingester.ingest(batch: batch)
    #expect(results.map(summary) == ["new", "invalid", "known", "conflict", "new", "known", "invalid", "new", "conflict", "new"])
    let ids = results.compactMap { try? $0.get().document.id }
    #expect(ids[1] == known.document.id)
    #expect(ids[3] == ids[0])
    #expect([ids[0], ids[2], ids[4], ids[5]] == [ids[0], ids[2], ids[4], ids[5]].sorted())
    #expect(try archive.counts() == [5, 5, 1, 5, 5])
  }
}

@Test func `an empty batch is stored in no time`() throws {
  let archive = try Archive(.memory)
  #expect(try Ingester(archive).ingest(batch: []).isEmpty)
}

@Test func `a document that the schema refuses costs itself alone`() throws {
  let archive = try Archive(.memory)
  let broken = Ingester(
    archive: archive,
    analyze: { article in
      let slug = article.body.contains("خلل") ? "" : "fine"
      return Findings(entities: [Entity(slug: slug, type: .other, name: "شيء")], mentions: [], dates: [], quotes: [], events: [])
    }, now: { Ingester.instant })
  let results = try broken.ingest(batch: [.text("سليم"), .text("فيه خلل"), RawDocument(bytes: []), .text("سليم أيضا")])
  #expect(results.map(summary) == ["new", "conflict", "invalid", "new"])
  #expect(try archive.counts() == [2, 2, 1, 0, 0])
  #expect(try archive.found("سليم").count == 2)
  #expect(try archive.found("خلل").isEmpty)
}

@Test func `a batch that cannot be stored at all throws`() throws {
  let archive = try Archive(.memory)
  archive.close()
  #expect { try Ingester(archive).ingest(batch: [.text("سليم")]) } throws: { ($0 as? StorageError)?.kind == .closed }
}

@Test func `batches and single documents give the same`() throws {
  var random = SplitMix64(4)
  let texts = (0..<40).map { _ in "نص رقم \(Int.random(in: 0..<30, using: &random))" }
  let one = try Archive(.memory)
  let many = try Archive(.memory)
  let singles = try texts.map { try Ingester(one).ingest(.text($0)) }
  let batched = try Ingester(many).ingest(batch: texts.map { .text($0) }).map { try $0.get() }
  #expect(singles.map(\.document.id) == batched.map(\.document.id))
  #expect(singles.map { $0.articles.map(\.id) } == batched.map { $0.articles.map(\.id) })
  #expect(singles.map(\.isDuplicate) == batched.map(\.isDuplicate))
  #expect(try one.counts() == many.counts())
}

private func summary(_ result: Result<Receipt, AppError>) -> String {
  switch result {
  case .success(let receipt): receipt.isDuplicate ? "known" : "new"
  case .failure(let error): error.code.rawValue
  }
}

@Test(arguments: Home.allCases) func `a pipeline that stops at a refusal stores nothing behind it`(_ home: Home) throws {
  try home.withArchive { archive in
    let pipeline = BatchPipeline(Ingester(archive), stoppingAtRefusal: true)
    let batches: [[RawDocument]] = [
      [.text("الأول"), .text("الثاني")], [.text("الثالث"), RawDocument(bytes: []), .text("الرابع")], [.text("الخامس")], [.text("السادس")],
    ]
    let answers = batches.map { pipeline.push($0) } + [pipeline.finish()]
    let told = try answers.map { try $0?.get().map(summary) }
    #expect(told == [nil, ["new", "new"], ["new", "invalid"], nil, nil])
    #expect(pipeline.hasStopped)
    #expect(try archive.found("الثالث").count == 1)
    for text in ["الرابع", "الخامس", "السادس"] { #expect(try archive.found(text).isEmpty) }
  }
}

@Test func `a pipeline notes in each transaction how far it has come`() throws {
  let archive = try Archive(.memory)
  let pipeline = BatchPipeline(Ingester(archive))
  let noted = Mutex<[Int]>([])
  _ = pipeline.push([.text("الأول"), RawDocument(bytes: [])]) { _, count in noted.withLock { $0.append(count) } }
  _ = pipeline.push([]) { _, count in noted.withLock { $0.append(count) } }
  _ = pipeline.finish()
  #expect(noted.withLock { $0 } == [2, 0])
}
