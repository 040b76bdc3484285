import Foundation
import Model
import Storage
import Synchronization
import Testing

@testable import Ingestion

/// A folder that is gone after the test.
final class TemporaryFolder {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.appending(path: "sijill-\(UUID().uuidString)").path()
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// The same numbers in every run.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Where an archive lives in a test.
enum Home: CaseIterable, CustomTestStringConvertible {
  case memory, folder

  var testDescription: String { self == .memory ? "in memory" : "in a folder" }

  /// Runs something over a new archive.
  func withArchive(_ body: (Archive) throws -> Void) throws {
    let folder = TemporaryFolder()
    let archive = try Archive(self == .memory ? .memory : .folder(folder.path))
    defer { archive.close() }
    try body(archive)
  }
}

/// An analyzer that knows one entity and counts how often it is asked.
final class CountingAnalyzer: Sendable {
  static let harbour = Entity(slug: "harbour", type: .place, name: "الميناء", nameEnglish: "Harbour", aliases: ["المرفأ"])
  private let asked = Atomic<Int>(0)

  var count: Int { asked.load(ordering: .relaxed) }

  func analyse(_ article: Article) -> Findings {
    asked.wrappingAdd(1, ordering: .relaxed)
    let end = min(3, article.body.unicodeScalars.count)
    let mention = Mention(field: .body, span: ScalarSpan(0, end), text: "نص", how: .name, entity: Self.harbour.slug)
    let quote = Quote(speaker: Self.harbour.slug, speakerText: "نص", text: "نص", span: ScalarSpan(0, end), cue: "قال", direct: true)
    var event = Event(
      type: .consult, mode: nil, rule: "consult.meet", trigger: ScalarSpan(0, end), triggerText: "نص", sentence: ScalarSpan(0, end))
    event.actors = [.init(text: "نص", span: ScalarSpan(0, end), entity: Self.harbour.slug)]
    return Findings(entities: [Self.harbour], mentions: [mention], dates: [], quotes: [quote], events: [event])
  }
}

extension Ingester {
  static let instant = "2026-02-01T09:30:00Z"

  convenience init(_ archive: Archive, _ analyzer: CountingAnalyzer = CountingAnalyzer()) {
    self.init(archive: archive, analyze: { analyzer.analyse($0) }, now: { Self.instant })
  }
}

extension RawDocument {
  /// A text that is one article.
  static func text(_ text: String, externalID: String? = nil, source: String? = nil, url: String? = nil) -> RawDocument {
    let metadata = DocumentMetadata(
      source: source, url: url, published: PartialDate(iso: "2025-03-18"), externalID: externalID, split: false)
    return RawDocument(bytes: Array(text.utf8), metadata: metadata)
  }
}

extension Archive {
  /// How much of everything there is.
  func counts() throws -> [Int] {
    let numbers = try read { try StatisticsRepository($0).statistics() }
    return [numbers.documents, numbers.articles, numbers.entities, numbers.events, numbers.quotes]
  }

  func found(_ words: String) throws -> [Int] {
    var filter = ArticleFilter()
    filter.query = SearchQuery(words)
    let wanted = filter
    return try read { try ArticleRepository($0).list(wanted, limit: 200).items.map(\.id) }
  }
}
