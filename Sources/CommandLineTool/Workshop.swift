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
  private let analyzer: Prepared<ArticleAnalyzer>
  let ingester: Ingester
  private let variants: SearchVariants
  let coordinates: Prepared<PlaceCoordinates>

  /// Opens the archive and reads lexicons and rules.
  ///
  /// - Parameter isExclusive: whether no server may run on the archive meanwhile.
  init(_ location: Archive.Location, _ settings: Settings, isExclusive: Bool = true) throws {
    let rules = settings.text("rules")
    do {
      variants = try SearchVariants(files: try BuiltInFiles.texts(under: "Config/search", replacedBy: rules))
      analyzer = try Self.analyzer(rules: rules)
      coordinates = try Self.coordinates(rules: rules)
    } catch {
      throw CommandFailure(.configuration, "\(error)")
    }
    var configuration = ArchiveConfiguration()
    configuration.exclusive = isExclusive
    // One for each thread that may read, the event loops among them: a loop that waited for a slow search would hold up all its clients.
    configuration.readers = try settings.number("workers", in: 1...256) + ServerConfiguration(addresses: []).loops
    configuration.durable = try settings.choice("synchronous", of: ["normal", "full"]) == "full"
    do {
      archive = try Archive(location, configuration: configuration)
    } catch let error as StorageError {
      throw CommandFailure(.unavailable, "\(error)")
    }
    ingester = Ingester(archive: archive, analyze: { [analyzer] in analyzer.value.analyse($0) }, now: Clock.instant)
  }

  /// The analyzer: that of the files built in is made while the server answers already; whose own files are read hears of their faults first.
  private static func analyzer(rules: String?) throws -> Prepared<ArticleAnalyzer> {
    let read: @Sendable () throws -> ArticleAnalyzer = {
      try ArticleAnalyzer(files: BuiltInFiles.texts(replacedBy: rules), tagger: BuiltInFiles.tagger(replacedBy: rules))
    }
    if rules != nil { return Prepared(value: try read()) }
    let analyzer = Prepared {
      do { return try read() } catch { fatalError("the files built in were read when they were tested: \(error)") }
    }
    analyzer.begin()
    return analyzer
  }

  /// Where places are: read when first asked for.
  private static func coordinates(rules: String?) throws -> Prepared<PlaceCoordinates> {
    let read: @Sendable () throws -> PlaceCoordinates = {
      var files: [String: String] = [:]
      for path in PlaceCoordinates.tables { files[path] = BuiltInFiles.text(path, replacedBy: rules) }
      return try PlaceCoordinates(files: files)
    }
    if rules != nil { return Prepared(value: try read()) }
    return Prepared {
      do { return try read() } catch { fatalError("the files built in were read when they were tested: \(error)") }
    }
  }

  /// Compares the articles that an earlier version stored without looking for copies of them, as a server does beside everything else.
  /// Nothing happens in an archive in which all is compared; what an interruption leaves is done the next time.
  func compareTheRest() throws {
    var progress = Progress()
    var count = 0
    while try archive.compareSome() {
      count += 1
      progress.tell(count, "groups of old articles compared")
    }
    progress.end()
  }

  /// What the routes work with.
  func services(
    bodyLimit: Int, metrics: ServerMetrics, keys: @escaping @Sendable () -> KeyRing, keyKeeper: (any KeyKeeper)?, readsNeedKey: Bool,
    isStopping: @escaping @Sendable () -> Bool, webhooks: OutgoingPost = OutgoingPost(), runsThreads: Bool = false
  ) -> Services {
    Services(
      archive: archive, ingester: ingester,
      offices: { [analyzer] slug in
        analyzer.value.offices(ofPerson: slug).map {
          OfficeHeld(office: $0.office, jurisdiction: $0.jurisdiction, from: $0.from, to: $0.to)
        }
      },
      variants: variants, coordinates: { [coordinates] in coordinates.value }, today: Clock.today, now: Clock.instant, keys: keys,
      keyKeeper: keyKeeper,
      readsNeedKey: readsNeedKey, metrics: { metrics.prometheus() }, bodyLimit: bodyLimit, isStopping: isStopping, webhooks: webhooks,
      runsThreads: runsThreads)
  }
}
