import API
import Extraction
import FoundationEssentials
import HTTP
import Ingestion
import Model
import Storage

/// The archive, the analyzer and the ingester of one run, wired together.
struct Workshop {
  let archive: Archive
  let analyzer: ArticleAnalyzer
  let ingester: Ingester
  private let variants: SearchVariants
  let coordinates: PlaceCoordinates

  /// Opens the archive and reads lexicons and rules.
  ///
  /// - Parameter isExclusive: whether no server may run on the archive meanwhile.
  init(_ location: Archive.Location, _ settings: Settings, isExclusive: Bool = true) throws {
    let rulesFolder = settings.text("rules")
    let files = try BuiltInFiles.texts(replacedBy: rulesFolder)
    do {
      analyzer = try ArticleAnalyzer(files: files, tagger: BuiltInFiles.tagger(replacedBy: rulesFolder))
      variants = try SearchVariants(files: files)
      coordinates = try PlaceCoordinates(files: files)
    } catch {
      throw CommandFailure(.configuration, "\(error)")
    }
    var configuration = ArchiveConfiguration()
    // One for each thread that may read, the event loops among them: a loop that waited for a slow search would hold up all its clients.
    configuration.exclusive = isExclusive
    configuration.readers = try settings.number("workers", in: 1...256) + ServerConfiguration(addresses: []).loops
    configuration.durable = try settings.choice("synchronous", of: ["normal", "full"]) == "full"
    do {
      archive = try Archive(location, configuration: configuration)
    } catch let error as StorageError {
      throw CommandFailure(.unavailable, "\(error)")
    }
    ingester = Ingester(archive: archive, analyze: { [analyzer] in analyzer.analyse($0) }, now: Clock.instant)
  }

  /// What the routes work with.
  func services(
    bodyLimit: Int, metrics: ServerMetrics, keys: @escaping @Sendable () -> KeyRing, keyKeeper: (any KeyKeeper)?, readsNeedKey: Bool,
    isStopping: @escaping @Sendable () -> Bool, webhooks: OutgoingPost = OutgoingPost(), runsThreads: Bool = false
  ) -> Services {
    Services(
      archive: archive, ingester: ingester,
      offices: { [analyzer] slug in
        analyzer.offices(ofPerson: slug).map { OfficeHeld(office: $0.office, jurisdiction: $0.jurisdiction, from: $0.from, to: $0.to) }
      },
      variants: variants, coordinates: coordinates, today: Clock.today, now: Clock.instant, keys: keys, keyKeeper: keyKeeper,
      readsNeedKey: readsNeedKey, metrics: { metrics.prometheus() }, bodyLimit: bodyLimit, isStopping: isStopping, webhooks: webhooks,
      runsThreads: runsThreads)
  }
}
